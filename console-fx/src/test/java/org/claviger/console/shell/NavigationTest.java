package org.claviger.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.claviger.api.auth.Role;
import org.claviger.console.common.Account;
import org.claviger.console.common.Accounts;
import org.claviger.console.common.Sessions;
import org.claviger.console.common.TestBackground;
import org.junit.jupiter.api.Test;

class NavigationTest {
    private final TestBackground background = new TestBackground();
    private final Account admin = Accounts.admin();
    private final Navigation way = new Navigation(
            background.background(), admin.client(), admin.me().orElseThrow(), Sessions.layouts(background), () -> {});

    private Navigation.Stop here() {
        return Objects.requireNonNull(way.hereProperty().get());
    }

    @Test
    void an_admin_sees_the_places_of_admins_alone() {
        assertThat(way.places()).isNotEmpty().allMatch(place -> place.role() == Role.ADMIN);
    }

    @Test
    void one_begins_at_the_first_place() {
        way.begin();
        assertThat(here().place()).isSameAs(way.places().get(0));
    }

    @Test
    void back_leads_to_the_same_visit_and_forward_again() {
        way.begin();
        Navigation.Stop first = here();
        way.goTo("tenants");
        Navigation.Stop second = here();
        way.back();
        assertThat(here()).isSameAs(first);
        assertThat(way.canGoBack()).isFalse();
        way.forward();
        assertThat(here()).isSameAs(second);
        assertThat(way.canGoForward()).isFalse();
    }

    @Test
    void what_was_left_long_ago_is_opened_anew() {
        way.begin();
        Navigation.Stop first = here();
        Visit left = first.visit();
        for (Place place : way.places().subList(1, way.places().size())) {
            way.goTo(place);
        }
        while (way.canGoBack()) {
            way.back();
        }
        assertThat(here()).isSameAs(first);
        assertThat(here().visit()).isNotSameAs(left);
    }

    @Test
    void a_new_way_forgets_the_one_that_was_left() {
        way.begin();
        way.goTo("tenants");
        way.back();
        way.goTo("tenants");
        assertThat(way.canGoForward()).isFalse();
    }

    @Test
    void to_where_one_is_and_to_a_place_of_others_leads_no_way() {
        way.begin();
        Navigation.Stop first = here();
        way.goTo(first.place());
        way.goTo("keks");
        assertThat(here()).isSameAs(first);
        assertThat(way.canGoBack()).isFalse();
    }
}
