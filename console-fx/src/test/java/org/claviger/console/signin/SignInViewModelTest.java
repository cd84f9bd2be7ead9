package org.claviger.console.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.claviger.api.ErrorCode;
import org.claviger.api.Secret;
import org.claviger.api.auth.LoginRequest;
import org.claviger.api.auth.ProviderResponse;
import org.claviger.console.common.Account;
import org.claviger.console.common.Accounts;
import org.claviger.console.common.Refusal;
import org.claviger.console.common.TestBackground;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignInViewModelTest {
    private static final ProviderResponse CORP =
            new ProviderResponse("corp", "Corporate sign-in", "https://sso.example", "console");

    private final TestBackground background = new TestBackground();
    private final List<Account> signedIn = new ArrayList<>();
    private final SignInViewModel model =
            new SignInViewModel(background.background(), this::answer, new Fake(), signedIn::add);
    private @Nullable LoginRequest asked;
    private String seenPassword = "";
    private boolean refuses;
    private boolean secondFactor;
    private final List<String> farewells = new ArrayList<>();

    private Account answer(LoginRequest request) {
        asked = request;
        seenPassword = new String(request.password().reveal());
        if (refuses) {
            throw Refusal.of(ErrorCode.NOT_AUTHENTICATED);
        }
        if (secondFactor && request.code() == null) {
            throw Refusal.of(ErrorCode.SECOND_FACTOR_REQUIRED);
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
    void a_second_factor_is_asked_for_and_that_is_no_failure() {
        secondFactor = true;
        submit();
        assertThat(model.codeWantedProperty().get()).isTrue();
        assertThat(model.activity().faultProperty().get()).isNull();
        assertThat(model.passwordProperty().get()).isEqualTo(" pass word ");
        assertThat(model.ready().get()).isFalse();
    }

    @Test
    void with_its_code_one_is_signed_in_and_nothing_secret_stays() {
        secondFactor = true;
        submit();
        model.codeProperty().set("123 456");
        assertThat(submit().code()).isEqualTo("123456");
        assertThat(signedIn).hasSize(1);
        assertThat(model.codeProperty().get()).isEmpty();
        assertThat(model.codeWantedProperty().get()).isFalse();
    }

    @Test
    void a_wrong_code_is_a_failure_and_can_be_typed_again() {
        secondFactor = true;
        submit();
        refuses = true;
        model.codeProperty().set("000000");
        submit();
        assertThat(model.activity().faultProperty().get()).isNotNull();
        assertThat(model.codeWantedProperty().get()).isTrue();
    }

    @Test
    void somebody_else_may_have_no_second_factor() {
        secondFactor = true;
        submit();
        model.usernameProperty().set("bob");
        assertThat(model.codeWantedProperty().get()).isFalse();
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
    void issuers_are_offered_once_the_server_has_told_of_them() {
        model.findProviders();
        assertThat(model.providers()).isEmpty();
        background.work();
        assertThat(model.providers()).containsExactly(CORP);
    }

    @Test
    void a_server_that_tells_of_no_issuers_is_no_fault() {
        refuses = true;
        model.findProviders();
        background.work();
        assertThat(model.providers()).isEmpty();
        assertThat(model.activity().faultProperty().get()).isNull();
    }

    @Test
    void who_signs_in_elsewhere_is_told_to_go_on_in_the_browser_until_he_is_back() {
        model.signInWith(CORP, "bye");
        assertThat(model.inBrowserProperty().get()).isTrue();
        assertThat(model.passwordProperty().get()).isEmpty();
        background.work();
        assertThat(model.inBrowserProperty().get()).isFalse();
        assertThat(signedIn).hasSize(1);
        assertThat(farewells).containsExactly("bye");
    }

    @Test
    void giving_the_browser_up_lets_another_way_in() {
        model.signInWith(CORP, "bye");
        model.activity().cancel();
        assertThat(model.inBrowserProperty().get()).isFalse();
        type();
        assertThat(model.ready().get()).isTrue();
        background.work();
        assertThat(signedIn).isEmpty();
    }

    @Test
    void trying_again_goes_to_the_same_issuer() {
        refuses = true;
        model.signInWith(CORP, "bye");
        background.work();
        refuses = false;
        model.retry();
        background.work();
        assertThat(signedIn).hasSize(1);
        assertThat(asked).isNull();
    }

    @Test
    void a_notice_goes_with_the_next_attempt() {
        model.noticeProperty().set(Notice.SESSION_ENDED);
        submit();
        assertThat(model.noticeProperty().get()).isEqualTo(Notice.NONE);
    }

    private final class Fake implements Elsewhere {
        @Override
        public List<ProviderResponse> providers() {
            return answer(List.of(CORP));
        }

        @Override
        public Account signIn(ProviderResponse provider, String farewell) {
            farewells.add(farewell);
            return answer(Accounts.admin());
        }

        private <T> T answer(T what) {
            if (refuses) {
                throw Refusal.of(ErrorCode.OBJECT_NOT_FOUND);
            }
            return what;
        }
    }
}
