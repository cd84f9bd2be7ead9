package org.claviger.console.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.claviger.api.ErrorCode;
import org.claviger.api.auth.ChangePasswordRequest;
import org.claviger.console.common.Account;
import org.claviger.console.common.Accounts;
import org.claviger.console.common.Refusal;
import org.claviger.console.common.TestBackground;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PasswordViewModelTest {
    private final TestBackground background = new TestBackground();
    private final List<Account> changed = new ArrayList<>();
    private final PasswordViewModel model =
            new PasswordViewModel(background.background(), "ada", this::answer, changed::add);
    private @Nullable ChangePasswordRequest asked;
    private String seen = "";
    private boolean refuses;

    private Account answer(ChangePasswordRequest request) {
        asked = request;
        seen = new String(request.currentPassword().reveal()) + " -> "
                + new String(request.newPassword().reveal());
        if (refuses) {
            throw Refusal.of(ErrorCode.INVALID_REQUEST);
        }
        return Accounts.admin();
    }

    private void type(String current, String fresh, String repeated) {
        model.currentProperty().set(current);
        model.freshProperty().set(fresh);
        model.repeatedProperty().set(repeated);
    }

    private ChangePasswordRequest submit() {
        model.submit();
        background.work();
        return Objects.requireNonNull(asked);
    }

    @Test
    void the_server_is_asked_with_the_old_and_the_new_one() {
        type("initial", "a long new one", "a long new one");
        submit();
        assertThat(seen).isEqualTo("initial -> a long new one");
        assertThat(changed).hasSize(1);
    }

    @Test
    void afterwards_nothing_of_them_is_left() {
        type("initial", "a long new one", "a long new one");
        ChangePasswordRequest request = submit();
        assertThat(request.currentPassword().reveal()).containsOnly('\0');
        assertThat(request.newPassword().reveal()).containsOnly('\0');
        assertThat(model.currentProperty().get()
                        + model.freshProperty().get()
                        + model.repeatedProperty().get())
                .isEmpty();
    }

    @Test
    void what_was_typed_twice_differently_is_not_sent() {
        type("initial", "a long new one", "a long new on");
        model.submit();
        background.work();
        assertThat(asked).isNull();
        assertThat(model.same().get()).isFalse();
    }

    @Test
    void what_breaks_the_rule_is_shown_but_the_server_decides() {
        type("initial", "ada", "ada");
        assertThat(model.longEnough().get()).isFalse();
        assertThat(model.withoutUsername().get()).isFalse();
        assertThat(model.strength().get()).isEqualTo(PasswordStrength.WEAK);
        refuses = true;
        submit();
        assertThat(changed).isEmpty();
        assertThat(model.activity().faultProperty().get()).isNotNull();
    }

    @Test
    void a_refusal_leaves_the_form_as_it_was() {
        refuses = true;
        type("initial", "a long new one", "a long new one");
        submit();
        assertThat(model.freshProperty().get()).isEqualTo("a long new one");
    }

    @Test
    void of_an_empty_field_no_rule_is_said_to_hold() {
        assertThat(model.longEnough().get()).isFalse();
        assertThat(model.withoutUsername().get()).isFalse();
        assertThat(model.same().get()).isFalse();
    }
}
