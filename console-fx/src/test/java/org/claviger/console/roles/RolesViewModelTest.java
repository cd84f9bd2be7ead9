package org.claviger.console.roles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.account.RoleListResponse;
import org.claviger.api.account.RoleResponse;
import org.claviger.api.approval.ProposedAction;
import org.claviger.api.auth.Permission;
import org.claviger.console.common.OpenProposal;
import org.claviger.console.common.Outcome;
import org.claviger.console.common.Sessions;
import org.claviger.console.common.Strings;
import org.claviger.console.common.TestBackground;
import org.claviger.console.common.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RolesViewModelTest {
    private static final String ROLES = "/api/v1/tenant/roles";
    private static final RoleResponse OPERATOR =
            new RoleResponse(null, "operator", Set.of(Permission.VIEW, Permission.MANAGE_KEKS), true, 0);
    private static final RoleResponse ONLOOKER =
            new RoleResponse(UUID.randomUUID(), "onlooker", Set.of(Permission.VIEW), false, 1);

    private final TestServer server = new TestServer();
    private final TestBackground background = new TestBackground();
    private final List<Outcome<RoleResponse>> outcomes = new ArrayList<>();
    private final RolesViewModel model = RolesViewModel.ofOperators(Sessions.ofOperator(background, server));

    @BeforeEach
    void load() {
        server.answer("GET " + ROLES, 200, new RoleListResponse(List.of(OPERATOR, ONLOOKER)));
        model.enter();
        background.work();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_role_is_made_of_the_permissions_that_the_server_tells() {
        assertThat(model.permissions()).containsExactly(Permission.VIEW, Permission.MANAGE_KEKS);
        server.answer("POST " + ROLES, 201, ONLOOKER);
        RoleForm form = model.creation(outcomes::add);
        form.nameProperty().set("Key Manager");
        form.permissions().add(Permission.MANAGE_KEKS);
        form.form().goOn();
        background.work();
        assertThat(outcomes).as("a name that is none is not sent").isEmpty();
        form.nameProperty().set("key-manager");
        form.form().goOn();
        background.work();
        assertThat(server.body("POST " + ROLES))
                .isEqualTo("{\"name\":\"key-manager\",\"permissions\":[\"MANAGE_KEKS\"]}");
        assertThat(outcomes)
                .singleElement()
                .satisfies(outcome -> assertThat(outcome.isProposed()).isFalse());
    }

    @Test
    void one_that_may_nothing_is_not_sent() {
        RoleForm form = model.change(ONLOOKER, outcomes::add);
        form.permissions().clear();
        form.form().goOn();
        background.work();
        assertThat(server.requests()).noneMatch(request -> request.startsWith("PUT"));
    }

    @Test
    void a_change_begins_with_what_the_role_is_and_may_become_a_proposal() {
        server.answer("PUT " + ROLES + "/" + ONLOOKER.id(), 202, OpenProposal.of(ProposedAction.CHANGE_ROLE));
        RoleForm form = model.change(ONLOOKER, outcomes::add);
        assertThat(form.permissions()).containsExactly(Permission.VIEW);
        form.permissions().add(Permission.MANAGE_KEKS);
        form.form().goOn();
        background.work();
        assertThat(server.body("PUT " + ROLES + "/" + ONLOOKER.id())).contains("VIEW", "MANAGE_KEKS", "onlooker");
        assertThat(outcomes)
                .singleElement()
                .satisfies(outcome -> assertThat(outcome.isProposed()).isTrue());
    }

    @Test
    void every_permission_has_a_text() {
        for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            for (Permission permission : Permission.values()) {
                assertThat(Strings.of(RolesController.class, language).text("permission." + permission))
                        .isNotBlank();
            }
        }
    }
}
