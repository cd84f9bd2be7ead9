package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.Secret;
import org.claviger.api.account.AccountListResponse;
import org.claviger.api.account.AccountResponse;
import org.claviger.api.account.ChangeAccountRequest;
import org.claviger.api.account.ChangeProfileRequest;
import org.claviger.api.account.CreateAccountRequest;
import org.claviger.api.approval.ApprovalPolicy;
import org.claviger.api.approval.Change;
import org.claviger.api.approval.IssuedCredential;
import org.claviger.api.approval.ProposalResponse;
import org.claviger.api.approval.ProposalState;
import org.claviger.api.approval.ProposedAction;
import org.claviger.api.auth.ChangePasswordRequest;
import org.claviger.api.auth.LoginResponse;
import org.claviger.api.auth.MeResponse;
import org.claviger.api.auth.Permission;
import org.claviger.api.client.ApiClient;
import org.claviger.blackbox.Http.Answer;
import org.claviger.blackbox.Staff.Person;
import org.claviger.launcher.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningServer.class)
class AccountsIT {
    private static final String ADMINS = "/api/v1/admin/admins";

    private final RunningServer.Handle server;
    private final Staff staff;

    AccountsIT(RunningServer.Handle server) {
        this.server = server;
        this.staff = Staff.of(server);
    }

    @Test
    void an_account_is_made_by_two_and_its_password_shown_once_to_the_second() {
        ProposalResponse proposed = staff.ada()
                .api()
                .post(
                        Staff.OPERATORS,
                        new CreateAccountRequest("carl", "Carl", "carl@example.org", Set.of("approver")),
                        ProposalResponse.class);
        assertThat(proposed.changes())
                .containsExactly(
                        new Change("username", null, "carl"),
                        new Change("displayName", null, "Carl"),
                        new Change("email", null, "carl@example.org"),
                        new Change("roles", null, "approver"));
        assertThat(proposed.credential()).isNull();
        assertThat(operators("carl").total()).isZero();

        IssuedCredential credential = Staff.credential(staff.accept(proposed));

        assertThat(staff.proposal(proposed).credential()).isNull();
        Person carl = Staff.begin(server, staff.tenant(), credential.id(), "carl", credential.secret());
        MeResponse me = carl.api().get("/api/v1/auth/me", MeResponse.class);
        assertThat(me.roles()).containsExactly("approver");
        assertThat(me.permissions()).containsExactlyInAnyOrder(Permission.VIEW, Permission.DECIDE_PROPOSALS);
        assertThat(me.tenantName()).isEqualTo(staff.tenant());
    }

    @Test
    void a_role_allows_what_it_says_and_nothing_more() {
        Person auditor = staff.hire("tara", "tenant-auditor");
        Person approver = staff.hire("peer", "approver");

        auditor.api().get("/api/v1/tenant/audit", Object.class);
        auditor.api().get(Staff.OPERATORS, AccountListResponse.class);
        approver.api().get(Staff.OPERATORS, AccountListResponse.class);
        Refusal.of(ErrorCode.NOT_PERMITTED, () -> approver.api().get("/api/v1/tenant/audit", Object.class));
        for (ApiClient who : new ApiClient[] {auditor.api(), approver.api()}) {
            Refusal.of(
                    ErrorCode.NOT_PERMITTED,
                    () -> who.post(
                            Staff.OPERATORS,
                            new CreateAccountRequest("x", "X", null, Set.of("operator")),
                            Object.class));
            Refusal.of(ErrorCode.NOT_PERMITTED, () -> who.post("/api/v1/tenant/keks", null, Object.class));
        }
        ProposalResponse proposal =
                staff.ada().api().post(Staff.operator(auditor) + "/reset-password", null, ProposalResponse.class);
        Refusal.of(ErrorCode.NOT_PERMITTED, () -> Staff.decide(auditor.api(), proposal, "accept"));
        assertThat(Staff.decide(approver.api(), proposal, "reject").state()).isEqualTo(ProposalState.REJECTED);
    }

    @Test
    void a_changed_role_counts_at_once() {
        Person carl = staff.hire("carl", "operator");
        ProposalResponse proposed = staff.ada()
                .api()
                .put(
                        Staff.operator(carl),
                        new ChangeAccountRequest("carl", "A person", null, Set.of("tenant-auditor")),
                        ProposalResponse.class);
        assertThat(proposed.changes()).containsExactly(new Change("roles", "operator", "tenant-auditor"));
        carl.api().get("/api/v1/tenant/roles", Object.class);

        staff.accept(proposed);

        Refusal.of(
                ErrorCode.NOT_PERMITTED,
                () -> carl.api().post(Staff.operator(staff.ada()) + "/disable", null, AccountResponse.class));
        assertThat(carl.api().get("/api/v1/auth/me", MeResponse.class).roles()).containsExactly("tenant-auditor");
    }

    @Test
    void what_was_shown_is_what_is_done_or_nothing() {
        Person carl = staff.hire("carl", "operator");
        ProposalResponse proposed = staff.ada()
                .api()
                .put(
                        Staff.operator(carl),
                        new ChangeAccountRequest("carl", "Carl the Great", null, Set.of("operator")),
                        ProposalResponse.class);
        carl.api().put("/api/v1/auth/me", new ChangeProfileRequest("charles", "Charles", null), MeResponse.class);

        assertThat(Refusal.of(ErrorCode.WRONG_STATE, () -> staff.accept(proposed))
                        .detail())
                .contains("since it was proposed");

        assertThat(account(carl).displayName()).isEqualTo("Charles");
        assertThat(staff.proposal(proposed).state()).isEqualTo(ProposalState.OPEN);
    }

    @Test
    void disabling_an_account_ends_its_sessions_at_once_and_voids_what_it_has_proposed() {
        Person carl = staff.hire("carl", "operator");
        ProposalResponse hisOwn = carl.api()
                .post(
                        Staff.OPERATORS,
                        new CreateAccountRequest("dora", "Dora", null, Set.of("operator")),
                        ProposalResponse.class);

        AccountResponse disabled =
                staff.ada().api().post(Staff.operator(carl) + "/disable", null, AccountResponse.class);

        assertThat(disabled.enabled()).isFalse();
        Refusal.of(ErrorCode.NOT_AUTHENTICATED, () -> carl.api().get("/api/v1/auth/me", MeResponse.class));
        Refusal.of(ErrorCode.NOT_AUTHENTICATED, () -> staff.login(carl));
        assertThat(staff.proposal(hisOwn).state()).isEqualTo(ProposalState.VOID);
        assertThat(Refusal.of(ErrorCode.WRONG_STATE, () -> staff.accept(hisOwn)).detail())
                .contains("void");
        assertThat(operators("dora").total()).isZero();

        staff.accept(staff.ada().api().post(Staff.operator(carl) + "/enable", null, ProposalResponse.class));
        staff.login(carl);
    }

    @Test
    void an_acceptors_acceptance_falls_with_the_account() {
        Person carl = staff.hire("carl", "operator");
        Person dora = staff.hire("dora", "operator");
        ProposalResponse policy = staff.ada()
                .api()
                .put(
                        "/api/v1/tenant/approval-policy",
                        new ApprovalPolicy(java.util.Map.of(ProposedAction.RESET_PASSWORD, 2)),
                        ProposalResponse.class);
        staff.accept(policy);
        ProposalResponse proposal =
                staff.ada().api().post(Staff.operator(dora) + "/reset-password", null, ProposalResponse.class);
        assertThat(proposal.acceptancesRequired()).isEqualTo(2);
        assertThat(Staff.decide(carl.api(), proposal, "accept").state()).isEqualTo(ProposalState.OPEN);
        Refusal.of(ErrorCode.WRONG_STATE, () -> Staff.decide(carl.api(), proposal, "accept"));
        staff.ada().api().post(Staff.operator(carl) + "/disable", null, AccountResponse.class);

        assertThat(staff.proposal(proposal).state()).isEqualTo(ProposalState.VOID);
        Refusal.of(ErrorCode.WRONG_STATE, () -> staff.accept(proposal));
        staff.login(dora);
    }

    @Test
    void a_tenant_keeps_as_many_operators_as_its_policy_needs() {
        for (String deed : new String[] {"/disable"}) {
            assertThat(Refusal.of(
                                    ErrorCode.WRONG_STATE,
                                    () -> staff.ada()
                                            .api()
                                            .post(Staff.operator(staff.bob()) + deed, null, Object.class))
                            .detail())
                    .contains("needs 2");
        }
        Refusal.of(ErrorCode.WRONG_STATE, () -> staff.ada().api().delete(Staff.operator(staff.bob())));
        Refusal.of(
                ErrorCode.WRONG_STATE,
                () -> staff.ada()
                        .api()
                        .put(
                                Staff.operator(staff.bob()),
                                new ChangeAccountRequest("bob", "Bob", null, Set.of("tenant-auditor")),
                                Object.class));
        Person carl = staff.hire("carl", "operator");
        staff.accept(staff.ada().api().delete(Staff.operator(carl), ProposalResponse.class));
        assertThat(operators("carl").total()).isZero();
        Refusal.of(ErrorCode.NOT_AUTHENTICATED, () -> staff.login(carl));
    }

    @Test
    void a_policy_never_asks_for_more_people_than_there_are() {
        assertThat(Refusal.of(
                                ErrorCode.WRONG_STATE,
                                () -> staff.ada()
                                        .api()
                                        .put(
                                                "/api/v1/tenant/approval-policy",
                                                new ApprovalPolicy(java.util.Map.of(ProposedAction.DESTROY_KEK, 2)),
                                                Object.class))
                        .detail())
                .contains("takes 3");
        Refusal.of(
                ErrorCode.INVALID_REQUEST,
                () -> staff.ada()
                        .api()
                        .put(
                                "/api/v1/tenant/approval-policy",
                                new ApprovalPolicy(java.util.Map.of(ProposedAction.DELETE_TENANT, 0)),
                                Object.class));
    }

    @Test
    void the_last_admin_stays() {
        String id = server.admin()
                .get("/api/v1/auth/me", MeResponse.class)
                .accountId()
                .toString();
        assertThat(Refusal.of(
                                ErrorCode.WRONG_STATE,
                                () -> server.admin().post(ADMINS + "/" + id + "/disable", null, Object.class))
                        .detail())
                .contains("last admin");
        Refusal.of(ErrorCode.WRONG_STATE, () -> server.admin().delete(ADMINS + "/" + id));
    }

    @Test
    void a_reset_password_is_shown_once_has_to_be_changed_and_ends_all_sessions() {
        Person carl = staff.hire("carl", "operator");
        Secret reset = Staff.credential(staff.accept(
                        staff.ada().api().post(Staff.operator(carl) + "/reset-password", null, ProposalResponse.class)))
                .secret();

        Refusal.of(ErrorCode.NOT_AUTHENTICATED, () -> carl.api().get("/api/v1/auth/me", MeResponse.class));
        Refusal.of(ErrorCode.NOT_AUTHENTICATED, () -> staff.login(carl));
        LoginResponse initial = Staff.login(server, staff.tenant(), "carl", String.valueOf(reset.reveal()));
        assertThat(initial.mustChangePassword()).isTrue();
        Refusal.of(
                ErrorCode.PASSWORD_CHANGE_REQUIRED,
                () -> server.api().as(initial.accessToken()).get(Staff.OPERATORS, Object.class));
    }

    @Test
    void a_locked_account_can_be_unlocked() {
        Person carl = staff.hire("carl", "operator");
        for (int i = 0; i < 10; i++) {
            Refusal.of(
                    ErrorCode.NOT_AUTHENTICATED, () -> Staff.login(server, staff.tenant(), "carl", "not his password"));
        }
        Refusal.of(ErrorCode.NOT_AUTHENTICATED, () -> staff.login(carl));
        assertThat(account(carl).lockedUntil()).isNotNull();

        staff.ada().api().post(Staff.operator(carl) + "/unlock", null, AccountResponse.class);

        assertThat(account(carl).lockedUntil()).isNull();
        staff.login(carl);
    }

    @Test
    void an_operator_gives_himself_a_meaningful_name() {
        Person carl = staff.hire("carl", "operator");
        MeResponse me = carl.api()
                .put(
                        "/api/v1/auth/me",
                        new ChangeProfileRequest("carl.gauss", "Carl Gauss", "cg@example.org"),
                        MeResponse.class);
        assertThat(me.username()).isEqualTo("carl.gauss");
        assertThat(me.email()).isEqualTo("cg@example.org");
        Refusal.of(
                ErrorCode.NAME_TAKEN,
                () -> carl.api()
                        .put("/api/v1/auth/me", new ChangeProfileRequest("ADA", "Carl", null), MeResponse.class));
        Staff.login(server, staff.tenant(), "carl.gauss", Staff.PASSWORD);
        Refusal.of(
                ErrorCode.INVALID_REQUEST,
                () -> carl.api()
                        .put("/api/v1/auth/me", new ChangeProfileRequest("carl", "Carl", "no mail"), MeResponse.class));
    }

    @Test
    void a_stale_change_is_refused() {
        Http http = new Http(server.process());
        String path = "/api/v1/auth/me";
        String bearer = "Bearer " + staff.ada().login().accessToken();
        String tag = http.send(http.to(path).header("Authorization", bearer)).header("ETag");
        assertThat(tag).matches("\"\\d+\"");
        String body = "{\"username\":\"ada\",\"displayName\":\"Ada Lovelace\"}";

        assertThat(put(http, path, bearer, tag, body).status()).isEqualTo(200);
        Answer stale = put(http, path, bearer, tag, body);

        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.problem().code()).isEqualTo(ErrorCode.STALE);
        assertThat(put(http, path, bearer, "*", body).status()).isEqualTo(200);
        assertThat(put(http, path, bearer, "\"nonsense\"", body).status()).isEqualTo(412);
    }

    @Test
    void a_list_is_paged_sorted_and_filtered_by_the_server() {
        staff.hire("carl", "operator");
        staff.hire("dora", "approver");

        AccountListResponse page =
                staff.ada().api().get(Staff.OPERATORS + "?sort=-username&offset=1&limit=2", AccountListResponse.class);
        assertThat(page.total()).isEqualTo(4);
        assertThat(page.items()).extracting(AccountResponse::username).containsExactly("carl", "bob");
        assertThat(operators("APPROVER").items())
                .extracting(AccountResponse::username)
                .containsExactly("dora");
        assertThat(operators("%25").total()).isZero();
        assertThat(narrowed("roles=approver&username=OR").items())
                .extracting(AccountResponse::username)
                .containsExactly("dora");
        assertThat(narrowed("createdTo=2026-01-01T00:00:00Z").total()).isZero();
        assertThat(Refusal.of(
                                ErrorCode.INVALID_REQUEST,
                                () -> staff.ada().api().get(Staff.OPERATORS + "?sort=password", Object.class))
                        .detail())
                .contains("username");
        Refusal.of(ErrorCode.INVALID_REQUEST, () -> staff.ada().api().get(Staff.OPERATORS + "?limit=0", Object.class));
    }

    @Test
    void another_tenants_account_is_not_found() {
        Staff others = Staff.of(server);
        String path = Staff.operator(others.ada());

        for (String deed : new String[] {"/disable", "/enable", "/unlock", "/reset-password"}) {
            Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> staff.ada().api().post(path + deed, null, Object.class));
        }
        Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> staff.ada().api().get(path, Object.class));
        Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> staff.ada().api().delete(path));
        Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> staff.ada().api().delete(path + "/sessions"));
        Refusal.of(
                ErrorCode.OBJECT_NOT_FOUND,
                () -> staff.ada()
                        .api()
                        .put(path, new ChangeAccountRequest("x", "X", null, Set.of("operator")), Object.class));
        Refusal.of(
                ErrorCode.OBJECT_NOT_FOUND,
                () -> server.admin().get(ADMINS + "/" + staff.ada().id(), Object.class));
        others.ada().api().get("/api/v1/auth/me", MeResponse.class);
    }

    @Test
    void a_role_that_is_none_is_refused() {
        Refusal.of(
                ErrorCode.INVALID_REQUEST,
                () -> staff.ada()
                        .api()
                        .post(
                                Staff.OPERATORS,
                                new CreateAccountRequest("x", "X", null, Set.of("admin")),
                                Object.class));
        Refusal.of(
                ErrorCode.NAME_TAKEN,
                () -> staff.ada()
                        .api()
                        .post(
                                Staff.OPERATORS,
                                new CreateAccountRequest("BOB", "Bob", null, Set.of("operator")),
                                Object.class));
    }

    @Test
    void a_password_that_everybody_thinks_of_is_refused() {
        Refusal.of(
                ErrorCode.INVALID_REQUEST,
                () -> staff.ada()
                        .api()
                        .put(
                                "/api/v1/auth/password",
                                new ChangePasswordRequest(Secret.of(Staff.PASSWORD), Secret.of("password1234")),
                                LoginResponse.class));
    }

    @Test
    void accounts_are_narrowed_by_whether_they_can_sign_in() {
        Person carl = staff.hire("carl", "operator");
        staff.ada().api().post(Staff.operator(carl) + "/disable", null, AccountResponse.class);

        assertThat(narrowed("state=DISABLED").items())
                .extracting(AccountResponse::username)
                .containsExactly("carl");
        assertThat(narrowed("state=ENABLED").total() + narrowed("state=INITIAL").total())
                .isEqualTo(narrowed("sort=username").total() - 1);
        assertThat(narrowed("state=LOCKED").total()).isZero();
        Refusal.of(ErrorCode.INVALID_REQUEST, () -> narrowed("state=ASLEEP"));
    }

    private AccountListResponse narrowed(String query) {
        return staff.ada().api().get(Staff.OPERATORS + "?" + query, AccountListResponse.class);
    }

    private AccountListResponse operators(String filter) {
        return staff.ada().api().get(Staff.OPERATORS + "?filter=" + filter, AccountListResponse.class);
    }

    private AccountResponse account(Person person) {
        return staff.ada().api().get(Staff.operator(person), AccountResponse.class);
    }

    private static Answer put(Http http, String path, String bearer, String ifMatch, String body) {
        return http.send(http.to(path)
                .header("Authorization", bearer)
                .header("If-Match", ifMatch)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body)));
    }

    @Test
    void an_unknown_id_is_not_found() {
        Refusal.of(
                ErrorCode.OBJECT_NOT_FOUND,
                () -> staff.ada().api().get(Staff.OPERATORS + "/" + UUID.randomUUID(), Object.class));
    }
}
