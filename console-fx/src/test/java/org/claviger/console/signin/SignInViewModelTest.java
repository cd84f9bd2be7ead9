package org.claviger.console.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.claviger.api.ErrorCode;
import org.claviger.api.Secret;
import org.claviger.api.auth.LoginRequest;
import org.claviger.console.common.Account;
import org.claviger.console.common.Accounts;
import org.claviger.console.common.Refusal;
import org.claviger.console.common.TestBackground;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignInViewModelTest {
    private final TestBackground background = new TestBackground();
    private final List<Account> signedIn = new ArrayList<>();
    private final SignInViewModel model = new SignInViewModel(background.background(), this::answer, signedIn::add);
    private @Nullable LoginRequest asked;
    private String seenPassword = "";
    private boolean refuses;

    private Account answer(LoginRequest request) {
        asked = request;
        seenPassword = new String(request.password().reveal());
        if (refuses) {
            throw Refusal.of(ErrorCode.NOT_AUTHENTICATED);
        }
        return Accounts.admin();
    }

    @BeforeEach
    void type() {
        model.usernameProperty().set(" ada ");
        model.passwordProperty().set(" pass word ");
    }

    private LoginRequest submit() {
        model.submit();
        background.work();
        return Objects.requireNonNull(asked);
    }

    @Test
    void without_a_tenant_an_admin_signs_in() {
        model.tenantProperty().set("  ");
        LoginRequest request = submit();
        assertThat(request.tenant()).isNull();
        assertThat(request.username()).isEqualTo("ada");
        assertThat(signedIn).hasSize(1);
    }

    @Test
    void with_a_tenant_one_of_its_operators_signs_in() {
        model.tenantProperty().set("north ");
        assertThat(submit().tenant()).isEqualTo("north");
    }

    @Test
    void blanks_of_a_password_are_part_of_it() {
        submit();
        assertThat(seenPassword).isEqualTo(" pass word ");
    }

    @Test
    void after_the_call_the_secret_is_wiped_and_the_field_is_empty() {
        Secret used = submit().password();
        assertThat(used.reveal()).containsOnly('\0');
        assertThat(model.passwordProperty().get()).isEmpty();
    }

    @Test
    void after_a_refusal_the_secret_is_wiped_and_the_form_survives() {
        refuses = true;
        model.tenantProperty().set("north");
        Secret used = submit().password();
        assertThat(used.reveal()).containsOnly('\0');
        assertThat(signedIn).isEmpty();
        assertThat(model.tenantProperty().get()).isEqualTo("north");
        assertThat(model.usernameProperty().get()).isEqualTo(" ada ");
        assertThat(model.activity().faultProperty().get()).isNotNull();
    }

    @Test
    void nobody_is_asked_before_the_form_is_filled() {
        model.passwordProperty().set("");
        model.submit();
        background.work();
        assertThat(asked).isNull();
        assertThat(model.ready().get()).isFalse();
    }

    @Test
    void a_second_press_while_the_first_runs_asks_nothing() {
        model.submit();
        assertThat(model.ready().get()).isFalse();
        model.submit();
        background.work();
        assertThat(signedIn).hasSize(1);
    }

    @Test
    void a_notice_goes_with_the_next_attempt() {
        model.noticeProperty().set(Notice.SESSION_ENDED);
        submit();
        assertThat(model.noticeProperty().get()).isEqualTo(Notice.NONE);
    }
}
