package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;
import org.claviger.api.ErrorCode;
import org.claviger.api.Secret;
import org.claviger.api.account.CreateAccountRequest;
import org.claviger.api.approval.IssuedCredential;
import org.claviger.api.auth.LoginRequest;
import org.claviger.api.auth.LoginResponse;
import org.claviger.api.auth.MeResponse;
import org.claviger.api.auth.RecoveryCodesResponse;
import org.claviger.api.auth.SecondFactorCode;
import org.claviger.api.auth.SecondFactorResponse;
import org.claviger.api.client.ApiClient;
import org.claviger.launcher.RunningServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningServer.class)
class SecondFactorIT {
    private static final String SECOND_FACTOR = "/api/v1/auth/second-factor";
    private static final TimeBasedOneTimePasswordGenerator CODES = new TimeBasedOneTimePasswordGenerator();

    private final RunningServer.Handle server;
    private final Staff staff;

    SecondFactorIT(RunningServer.Handle server) {
        this.server = server;
        this.staff = Staff.of(server);
    }

    @Test
    void once_set_up_a_sign_in_takes_a_code_of_the_authenticator_once() throws Exception {
        SecondFactorResponse authenticator = staff.ada().api().post(SECOND_FACTOR, null, SecondFactorResponse.class);
        assertThat(String.valueOf(authenticator.uri().reveal()))
                .startsWith("otpauth://totp/Claviger%3Aada?secret=" + text(authenticator.secret()));
        signIn(null);
        Refusal.of(ErrorCode.INVALID_REQUEST, () -> confirm("000000"));
        String first = code(authenticator, -30);

        RecoveryCodesResponse recovery = confirm(first);

        assertThat(recovery.codes()).hasSize(10);
        assertThat(staff.ada().api().get("/api/v1/auth/me", MeResponse.class).secondFactor())
                .isTrue();
        Refusal.of(ErrorCode.SECOND_FACTOR_REQUIRED, () -> signIn(null));
        Refusal.of(ErrorCode.NOT_AUTHENTICATED, () -> signIn("123456"));
        Refusal.of(ErrorCode.NOT_AUTHENTICATED, () -> signIn(first));
        String now = code(authenticator, 30);
        signIn(now);
        Refusal.of(ErrorCode.NOT_AUTHENTICATED, () -> signIn(now));

        String spare = text(recovery.codes().get(3));
        signIn(spare);
        Refusal.of(ErrorCode.NOT_AUTHENTICATED, () -> signIn(spare));
        Refusal.of(
                ErrorCode.WRONG_STATE, () -> staff.ada().api().post(SECOND_FACTOR, null, SecondFactorResponse.class));
        Refusal.of(ErrorCode.NOT_AUTHENTICATED, () -> remove("999999"));
        remove(text(recovery.codes().get(4)));
        signIn(null);
    }

    @Test
    void without_the_right_password_nobody_learns_that_there_is_one() throws Exception {
        SecondFactorResponse authenticator = staff.ada().api().post(SECOND_FACTOR, null, SecondFactorResponse.class);
        confirm(code(authenticator, 0));

        Refusal.of(
                ErrorCode.NOT_AUTHENTICATED,
                () -> Staff.login(server, staff.tenant(), staff.ada().username(), "not her password"));
    }

    @Test
    void a_role_can_need_one() throws Exception {
        try (RunningServer.Handle strict =
                RunningServer.Handle.startWith(Map.of("claviger.second-factor.roles", "system-auditor"))) {
            IssuedCredential credential = strict.admin()
                    .post(
                            "/api/v1/admin/admins",
                            new CreateAccountRequest("selma", "Selma", null, Set.of("system-auditor")),
                            IssuedCredential.class);
            ApiClient auditor = Staff.begin(strict, null, credential.id(), "selma", credential.secret())
                    .api();
            assertThat(auditor.get("/api/v1/auth/me", MeResponse.class).mustSetUpSecondFactor())
                    .isTrue();
            Refusal.of(
                    ErrorCode.SECOND_FACTOR_SETUP_REQUIRED, () -> auditor.get("/api/v1/admin/tenants", Object.class));
            SecondFactorResponse authenticator = auditor.post(SECOND_FACTOR, null, SecondFactorResponse.class);

            auditor.post(
                    SECOND_FACTOR + "/confirm",
                    new SecondFactorCode(code(authenticator, 0)),
                    RecoveryCodesResponse.class);

            auditor.get("/api/v1/admin/tenants", Object.class);
        }
    }

    private LoginResponse signIn(@Nullable String code) {
        return server.api()
                .post(
                        Staff.LOGIN,
                        new LoginRequest(staff.tenant(), "ada", Secret.of(Staff.PASSWORD), code),
                        LoginResponse.class);
    }

    private RecoveryCodesResponse confirm(String code) {
        return staff.ada()
                .api()
                .post(SECOND_FACTOR + "/confirm", new SecondFactorCode(code), RecoveryCodesResponse.class);
    }

    private void remove(String code) {
        staff.ada().api().post(SECOND_FACTOR + "/remove", new SecondFactorCode(code));
    }

    private static String code(SecondFactorResponse authenticator, int secondsFromNow) throws InvalidKeyException {
        String padded = text(authenticator.secret());
        while (padded.length() % 8 != 0) {
            padded += "=";
        }
        return CODES.generateOneTimePasswordString(
                new SecretKeySpec(Base32.decode(padded), "HmacSHA1"),
                Instant.now().plusSeconds(secondsFromNow));
    }

    private static String text(Secret secret) {
        return String.valueOf(secret.reveal());
    }
}
