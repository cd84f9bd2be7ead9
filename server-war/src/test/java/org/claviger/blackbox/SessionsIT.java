package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.util.List;
import org.claviger.api.ErrorCode;
import org.claviger.api.Secret;
import org.claviger.api.auth.ChangePasswordRequest;
import org.claviger.api.auth.LoginResponse;
import org.claviger.api.auth.MeResponse;
import org.claviger.api.auth.RefreshRequest;
import org.claviger.api.auth.SessionListResponse;
import org.claviger.api.auth.SessionResponse;
import org.claviger.api.client.ApiClient;
import org.claviger.launcher.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningServer.class)
class SessionsIT {
    private static final String SESSIONS = "/api/v1/auth/sessions";
    private static final String ME = "/api/v1/auth/me";

    private final RunningServer.Handle server;
    private final Staff staff;

    SessionsIT(RunningServer.Handle server) {
        this.server = server;
        this.staff = Staff.of(server);
    }

    @Test
    void a_refresh_token_gives_the_next_tokens_of_the_same_session() {
        LoginResponse first = staff.login(staff.ada());
        LoginResponse second = refresh(first.refreshToken());

        server.api().as(first.accessToken()).get(ME, MeResponse.class);
        server.api().as(second.accessToken()).get(ME, MeResponse.class);
        assertThat(second.refreshToken()).isNotEqualTo(first.refreshToken());
        assertThat(second.expiresIn()).isEqualTo(900);
        refresh(second.refreshToken());
    }

    @Test
    void a_refresh_token_that_is_used_twice_ends_the_session() {
        LoginResponse first = staff.login(staff.ada());
        LoginResponse second = refresh(first.refreshToken());

        Refusal.of(ErrorCode.NOT_AUTHENTICATED, () -> refresh(first.refreshToken()));

        Refusal.of(ErrorCode.NOT_AUTHENTICATED, () -> refresh(second.refreshToken()));
        Refusal.of(
                ErrorCode.NOT_AUTHENTICATED,
                () -> server.api().as(second.accessToken()).get(ME, MeResponse.class));
        Refusal.of(ErrorCode.NOT_AUTHENTICATED, () -> refresh(Secret.of("nonsense")));
    }

    @Test
    void ones_own_sessions_are_listed_and_ended() {
        LoginResponse phone = staff.login(staff.ada());
        List<SessionResponse> sessions =
                staff.ada().api().get(SESSIONS, SessionListResponse.class).items();
        assertThat(sessions).hasSize(2);
        assertThat(sessions.get(0).current()).isFalse();
        assertThat(sessions.get(1).current()).isTrue();
        assertThat(sessions.get(0).address()).isEqualTo("127.0.0.1");
        String other = SESSIONS + "/" + sessions.get(0).id();
        Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> staff.bob().api().delete(other));

        staff.ada().api().delete(other);

        Refusal.of(
                ErrorCode.NOT_AUTHENTICATED,
                () -> server.api().as(phone.accessToken()).get(ME, MeResponse.class));
        Refusal.of(ErrorCode.NOT_AUTHENTICATED, () -> refresh(phone.refreshToken()));
        Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> staff.ada().api().delete(other));
    }

    @Test
    void somebody_elses_sessions_are_ended_by_who_manages_accounts() {
        staff.ada().api().delete(Staff.operator(staff.bob()) + "/sessions");

        Refusal.of(ErrorCode.NOT_AUTHENTICATED, () -> staff.bob().api().get(ME, MeResponse.class));
        staff.login(staff.bob());
    }

    @Test
    void a_changed_password_ends_all_other_sessions() {
        LoginResponse phone = staff.login(staff.ada());

        LoginResponse own = staff.ada()
                .api()
                .put(
                        "/api/v1/auth/password",
                        new ChangePasswordRequest(Secret.of(Staff.PASSWORD), Secret.of("sieben Ziegen im Garten")),
                        LoginResponse.class);

        Refusal.of(ErrorCode.NOT_AUTHENTICATED, () -> staff.ada().api().get(ME, MeResponse.class));
        Refusal.of(ErrorCode.NOT_AUTHENTICATED, () -> refresh(phone.refreshToken()));
        server.api().as(own.accessToken()).get(ME, MeResponse.class);
    }

    @Test
    void the_signing_key_rotates_and_tokens_of_the_one_before_still_hold() throws Exception {
        ApiClient admin = server.admin();
        String before = keyId(server.adminToken());

        admin.post("/api/v1/admin/signing-keys/rotate", null);

        String token = server.adminToken();
        assertThat(keyId(token)).isNotEqualTo(before);
        admin.get(ME, MeResponse.class);
        server.api().as(token).get(ME, MeResponse.class);
        Http http = new Http(server.process());
        JWKSet published = JWKSet.parse(http.send(http.to("/oauth2/jwks")).body());
        assertThat(published.getKeyByKeyId(before)).isNotNull();
        assertThat(published.getKeyByKeyId(keyId(token)).isPrivate()).isFalse();
        assertThat(SignedJWT.parse(token)
                        .verify(new ECDSAVerifier(
                                published.getKeyByKeyId(keyId(token)).toECKey())))
                .isTrue();
    }

    private LoginResponse refresh(Secret token) {
        return server.api().post("/api/v1/auth/refresh", new RefreshRequest(token.copy()), LoginResponse.class);
    }

    private static String keyId(String token) throws java.text.ParseException {
        return SignedJWT.parse(token).getHeader().getKeyID();
    }
}
