package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.claviger.api.AuditPageResponse;
import org.claviger.api.ErrorCode;
import org.claviger.api.Secret;
import org.claviger.api.admin.CreateOperatorsRequest;
import org.claviger.api.admin.CreateOperatorsRequest.NewOperator;
import org.claviger.api.admin.CreateTenantRequest;
import org.claviger.api.admin.OperatorCredentialsResponse;
import org.claviger.api.admin.TenantListResponse;
import org.claviger.api.admin.TenantResponse;
import org.claviger.api.auth.ChangePasswordRequest;
import org.claviger.api.auth.LoginRequest;
import org.claviger.api.auth.LoginResponse;
import org.claviger.api.auth.MeResponse;
import org.claviger.api.auth.Role;
import org.claviger.api.client.ApiClient;
import org.claviger.api.crypto.ObjectPageResponse;
import org.claviger.api.tenant.KekListResponse;
import org.claviger.blackbox.Http.Answer;
import org.claviger.launcher.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(RunningServer.class)
class SignInIT {
    private static final String LOGIN = "/api/v1/auth/login";
    private static final String PASSWORD = "/api/v1/auth/password";

    private final RunningServer.Handle server;
    private final ApiClient api;
    private final Http http;

    SignInIT(RunningServer.Handle server) {
        this.server = server;
        this.api = server.api();
        this.http = new Http(server.process());
    }

    @Test
    void an_admin_is_told_who_he_is() {
        MeResponse me = server.admin().get("/api/v1/auth/me", MeResponse.class);

        assertThat(me.role()).isEqualTo(Role.ADMIN);
        assertThat(me.tenantId()).isNull();
    }

    @Test
    void an_operator_belongs_to_his_tenant() {
        MeResponse me = server.operator("north").get("/api/v1/auth/me", MeResponse.class);

        assertThat(me.role()).isEqualTo(Role.OPERATOR);
        assertThat(me.tenantName()).isEqualTo("north");
    }

    @Test
    void an_initial_password_is_good_for_nothing_but_changing_it() {
        NewPerson operator = newOperator();
        ApiClient initial = api.as(signIn(operator, operator.initialPassword()).accessToken());

        Refusal.of(ErrorCode.PASSWORD_CHANGE_REQUIRED, () -> initial.get("/api/v1/tenant/keks", KekListResponse.class));

        LoginResponse own = initial.put(
                PASSWORD,
                new ChangePasswordRequest(operator.initialPassword().copy(), Secret.of("correct horse battery")),
                LoginResponse.class);
        assertThat(own.mustChangePassword()).isFalse();
        api.as(own.accessToken()).get("/api/v1/tenant/keks", KekListResponse.class);
        Refusal.of(ErrorCode.NOT_AUTHENTICATED, () -> initial.get("/api/v1/auth/me", MeResponse.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "elevenchars", ""})
    void a_poor_password_is_refused_and_the_old_one_holds(String poor) {
        NewPerson operator = newOperator();
        ApiClient initial = api.as(signIn(operator, operator.initialPassword()).accessToken());

        Refusal.of(
                ErrorCode.INVALID_REQUEST,
                () -> initial.put(
                        PASSWORD,
                        new ChangePasswordRequest(operator.initialPassword().copy(), Secret.of(poor)),
                        LoginResponse.class));

        assertThat(signIn(operator, operator.initialPassword()).mustChangePassword())
                .isTrue();
    }

    @Test
    void every_way_of_failing_is_told_in_the_same_words() {
        List<String> told = List.of(
                        LoginRequest.of(null, "admin", Secret.of("wrong password")),
                        LoginRequest.of(null, "nobody", Secret.of("wrong password")),
                        LoginRequest.of("north", "nobody", Secret.of("wrong password")),
                        LoginRequest.of("no-such-tenant", "olivia", Secret.of("wrong password")))
                .stream()
                .map(request -> Refusal.of(
                                ErrorCode.NOT_AUTHENTICATED, () -> api.post(LOGIN, request, LoginResponse.class))
                        .detail())
                .distinct()
                .toList();

        assertThat(told).hasSize(1);
    }

    @Test
    void a_sign_in_at_a_tenant_that_there_is_none_of_is_told_in_the_systems_trail() {
        String nobody = "nobody-" + UUID.randomUUID();
        Refusal.of(
                ErrorCode.NOT_AUTHENTICATED,
                () -> api.post(
                        LOGIN,
                        LoginRequest.of("no-such-tenant", nobody, Secret.of("wrong password")),
                        LoginResponse.class));

        assertThat(server.admin()
                        .get("/api/v1/admin/audit?limit=50", AuditPageResponse.class)
                        .items())
                .anySatisfy(record -> {
                    assertThat(record.action()).isEqualTo("SIGN_IN");
                    assertThat(record.actor()).isEqualTo(nobody);
                });
    }

    @Test
    void after_ten_wrong_passwords_even_the_right_one_is_refused() {
        NewPerson operator = newOperator();
        for (int i = 0; i < 10; i++) {
            Refusal.of(ErrorCode.NOT_AUTHENTICATED, () -> signIn(operator, Secret.of("wrong password")));
        }

        Refusal.of(ErrorCode.NOT_AUTHENTICATED, () -> signIn(operator, operator.initialPassword()));
    }

    @Test
    void signing_out_ends_the_token() {
        ApiClient operator = server.operator("north");

        operator.post("/api/v1/auth/logout", null);

        Refusal.of(ErrorCode.NOT_AUTHENTICATED, () -> operator.get("/api/v1/auth/me", MeResponse.class));
    }

    @Test
    void each_role_has_its_own_resources() {
        Refusal.of(
                ErrorCode.NOT_PERMITTED,
                () -> server.operator("north").get("/api/v1/admin/tenants", TenantListResponse.class));
        Refusal.of(
                ErrorCode.NOT_PERMITTED,
                () -> server.client("north").get("/api/v1/admin/tenants", TenantListResponse.class));
        Refusal.of(
                ErrorCode.NOT_PERMITTED,
                () -> server.client("north").get("/api/v1/tenant/keks", KekListResponse.class));
        Refusal.of(ErrorCode.NOT_PERMITTED, () -> server.admin().get("/api/v1/tenant/keks", KekListResponse.class));
        Refusal.of(
                ErrorCode.NOT_PERMITTED, () -> server.admin().get("/api/v1/crypto/objects", ObjectPageResponse.class));
        Refusal.of(
                ErrorCode.NOT_PERMITTED,
                () -> server.operator("north").get("/api/v1/crypto/objects", ObjectPageResponse.class));
    }

    @Test
    void a_token_that_was_tampered_with_is_refused() {
        String token = server.adminToken();
        String[] parts = token.split("\\.", -1);
        String other = parts[0] + "." + server.operatorToken("north").split("\\.", -1)[1] + "." + parts[2];
        String unsigned = "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0." + parts[1] + ".";

        for (String forged : List.of(other, unsigned, parts[0] + "." + parts[1] + ".", token + "x", "", "x.y.z")) {
            Answer answer = http.send(http.to("/api/v1/auth/me").header("Authorization", "Bearer " + forged));
            assertThat(answer.problem().code()).as(forged).isEqualTo(ErrorCode.NOT_AUTHENTICATED);
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        }
    }

    @Test
    void a_client_is_told_the_errors_of_oauth() {
        String form = "application/x-www-form-urlencoded";

        assertThat(http.post("/oauth2/token", form, "").body()).contains("invalid_request");
        assertThat(http.post("/oauth2/token", form, "grant_type=password").body())
                .contains("unsupported_grant_type");
        Answer wrong = http.post(
                "/oauth2/token",
                form,
                "grant_type=client_credentials&client_id=" + UUID.randomUUID() + "&client_secret=x");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.body()).contains("invalid_client");
    }

    private LoginResponse signIn(NewPerson person, Secret password) {
        return api.post(
                LOGIN, LoginRequest.of(person.tenant(), person.username(), password.copy()), LoginResponse.class);
    }

    /** The first operator of a new tenant: an admin may give it no other. */
    private NewPerson newOperator() {
        ApiClient admin = server.admin();
        String tenant = "t-" + UUID.randomUUID();
        String id = admin.post(
                        "/api/v1/admin/tenants",
                        new CreateTenantRequest(tenant, "A tenant", null),
                        TenantResponse.class)
                .id()
                .toString();
        Secret password = createOperators(admin, id).operators().get(0).initialPassword();
        Refusal.of(ErrorCode.WRONG_STATE, () -> createOperators(admin, id));
        return new NewPerson(tenant, "ada", password);
    }

    private static OperatorCredentialsResponse createOperators(ApiClient admin, String tenantId) {
        return admin.post(
                "/api/v1/admin/tenants/" + tenantId + "/operators",
                new CreateOperatorsRequest(List.of(new NewOperator("ada", "Ada"), new NewOperator("bob", "Bob"))),
                OperatorCredentialsResponse.class);
    }

    private record NewPerson(String tenant, String username, Secret initialPassword) {}
}
