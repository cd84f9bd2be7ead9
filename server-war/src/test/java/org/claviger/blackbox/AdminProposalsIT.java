package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.account.AccountListResponse;
import org.claviger.api.account.AccountResponse;
import org.claviger.api.account.CreateAccountRequest;
import org.claviger.api.account.RoleRequest;
import org.claviger.api.account.RoleResponse;
import org.claviger.api.admin.CreateTenantRequest;
import org.claviger.api.admin.HsmProfileListResponse;
import org.claviger.api.admin.HsmProfileResponse;
import org.claviger.api.admin.LinkHsmProfileRequest;
import org.claviger.api.admin.TenantListResponse;
import org.claviger.api.admin.TenantResponse;
import org.claviger.api.admin.TenantState;
import org.claviger.api.approval.ApprovalPolicy;
import org.claviger.api.approval.Change;
import org.claviger.api.approval.IssuedCredential;
import org.claviger.api.approval.ProposalResponse;
import org.claviger.api.approval.ProposalState;
import org.claviger.api.approval.ProposedAction;
import org.claviger.api.auth.Permission;
import org.claviger.api.client.ApiClient;
import org.claviger.api.client.ProposedException;
import org.claviger.launcher.DevelopmentTokens;
import org.claviger.launcher.RunningServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** On a server of its own: from the second admin on, admins watch each other, which the other tests' admin doesn't expect. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdminProposalsIT {
    private static final String ADMINS = "/api/v1/admin/admins";
    private static final String PROPOSALS = "/api/v1/admin/proposals/";
    private static final String PROFILES = "/api/v1/admin/hsm-profiles";
    private static final String TENANTS = "/api/v1/admin/tenants";

    private RunningServer.Handle server;
    private ApiClient first;
    private ApiClient second;

    @BeforeAll
    void start() {
        server = RunningServer.Handle.start();
        first = server.admin();
        IssuedCredential credential = first.post(ADMINS, newAdmin("berta"), IssuedCredential.class);
        second = Staff.begin(server, null, credential.id(), "berta", credential.secret())
                .api();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void the_only_admin_acts_alone_and_two_watch_each_other() {
        ProposalResponse proposal = first.post(ADMINS, newAdmin("carl"), ProposalResponse.class);

        assertThat(proposal.state()).isEqualTo(ProposalState.OPEN);
        assertThat(admins("carl")).isZero();
        Refusal.of(ErrorCode.NOT_PERMITTED, () -> decide(first, proposal, "accept"));
        IssuedCredential credential = Staff.credential(decide(second, proposal, "accept"));
        assertThat(credential.name()).isEqualTo("carl");
        assertThat(admins("carl")).isEqualTo(1);
    }

    @Test
    void another_pin_of_an_hsm_profile_takes_two_and_is_never_shown_nor_kept_in_the_clear() throws SQLException {
        HsmProfileResponse profile = profile("north");
        String pin = new DevelopmentTokens(server.process().data()).pinOf(profile.tokenLabel());
        var request = OwnTenant.profileRequest(server, OwnTenant.device(server), "Renamed", profile.tokenLabel());

        ProposalResponse proposal = first.put(PROFILES + "/" + profile.id(), request, ProposalResponse.class);

        assertThat(proposal.changes())
                .contains(
                        new Change("name", profile.name(), "Renamed"),
                        new Change("managementCredential", "as it is", "another"));
        assertThat(proposal.toString()).doesNotContain(pin);
        assertThat(column("SELECT encode(request, 'escape') FROM proposal WHERE id = '" + proposal.id() + "'"))
                .isNotEmpty()
                .doesNotContain(pin)
                .doesNotContain("Renamed");
        assertThat(profile("north").name()).isEqualTo(profile.name());
        decide(second, proposal, "accept");
        assertThat(first.get(PROFILES + "/" + profile.id(), HsmProfileResponse.class)
                        .name())
                .isEqualTo("Renamed");
        assertThat(column("SELECT request::text FROM proposal WHERE id = '" + proposal.id() + "'"))
                .isEqualTo("null");
    }

    @Test
    void another_profile_for_a_tenant_takes_two_and_the_first_is_linked_at_once() {
        HsmProfileResponse north = profile("north");
        HsmProfileResponse south = profile("south");
        TenantResponse tenant =
                first.post(TENANTS, new CreateTenantRequest("linked", "Linked", null), TenantResponse.class);
        String link = TENANTS + "/" + tenant.id() + "/hsm-profile";
        assertThat(first.put(link, new LinkHsmProfileRequest(north.id()), TenantResponse.class)
                        .hsmProfileId())
                .isEqualTo(north.id());

        ProposalResponse proposal = first.put(link, new LinkHsmProfileRequest(south.id()), ProposalResponse.class);

        assertThat(proposal.changes()).hasSize(1);
        assertThat(proposal.subject()).contains("linked");
        decide(second, proposal, "accept");
        assertThat(first.get(TENANTS + "/" + tenant.id(), TenantResponse.class).hsmProfileId())
                .isEqualTo(south.id());
    }

    @Test
    void a_tenant_is_deleted_by_two() {
        TenantResponse tenant =
                first.post(TENANTS, new CreateTenantRequest("doomed", "Doomed", null), TenantResponse.class);
        ProposalResponse proposal = first.delete(TENANTS + "/" + tenant.id(), ProposalResponse.class);
        assertThat(state(tenant)).isEqualTo(TenantState.ACTIVE);

        decide(second, proposal, "accept");

        assertThat(state(tenant)).isEqualTo(TenantState.DELETING);
    }

    @Test
    void with_proposals_off_an_action_happens_at_once() {
        ProposalResponse policy = first.put(
                "/api/v1/admin/approval-policy",
                new ApprovalPolicy(Map.of(ProposedAction.CREATE_ROLE, 0)),
                ProposalResponse.class);
        assertThat(policy.changes()).containsExactly(new Change("CREATE_ROLE", "1", "0"));
        decide(second, policy, "accept");

        RoleResponse role = first.post(
                "/api/v1/admin/roles",
                new RoleRequest("hsm-keeper", Set.of(Permission.VIEW, Permission.MANAGE_HSM)),
                RoleResponse.class);

        assertThat(role.permissions()).containsExactlyInAnyOrder(Permission.VIEW, Permission.MANAGE_HSM);
        Refusal.of(
                ErrorCode.INVALID_REQUEST,
                () -> first.post(
                        "/api/v1/admin/roles",
                        new RoleRequest("keks", Set.of(Permission.MANAGE_KEKS)),
                        RoleResponse.class));
    }

    @Test
    void who_expects_an_answer_is_told_that_it_is_but_proposed() {
        AccountResponse self = first.get(ADMINS + "?filter=berta", AccountListResponse.class)
                .items()
                .get(0);
        try {
            first.post(ADMINS + "/" + self.id() + "/reset-password", null, IssuedCredential.class);
            throw new AssertionError("It takes two.");
        } catch (ProposedException proposed) {
            assertThat(proposed.proposal().action()).isEqualTo(ProposedAction.RESET_PASSWORD);
            decide(second, proposed.proposal(), "reject");
        }
    }

    @Test
    void the_reason_goes_with_the_proposal() {
        Http http = new Http(server.process());
        String body = "{\"username\":\"dora\",\"displayName\":\"Dora\",\"roles\":[\"system-auditor\"]}";
        String answer = http.send(http.to(ADMINS)
                        .header("Authorization", "Bearer " + first.token().orElseThrow())
                        .header("Claviger-Reason", "Pr%C3%BCfung im Mai")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)))
                .body();
        assertThat(answer).contains("\"reason\":\"Prüfung im Mai\"");
    }

    @Test
    void nobody_gets_rid_of_the_one_who_watches_him() throws Exception {
        String own = ADMINS + "/" + id("admin");
        String other = ADMINS + "/" + id("berta");

        assertThat(Refusal.of(ErrorCode.WRONG_STATE, () -> first.post(other + "/disable", null, AccountResponse.class))
                        .detail())
                .contains("needs 2");
        Refusal.of(ErrorCode.WRONG_STATE, () -> first.delete(other));
        Refusal.of(ErrorCode.WRONG_STATE, () -> first.post(own + "/disable", null, AccountResponse.class));

        ProposalResponse third = first.post(ADMINS, newAdmin("third"), ProposalResponse.class);
        IssuedCredential credential = Staff.credential(decide(second, third, "accept"));
        // With an initial password he can't watch anybody yet.
        Refusal.of(ErrorCode.WRONG_STATE, () -> first.post(other + "/disable", null, AccountResponse.class));
        Staff.begin(server, null, credential.id(), "third", credential.secret());
        List<ErrorCode> refusals = Race.of(
                () -> first.post(ADMINS + "/" + credential.id() + "/disable", null, AccountResponse.class),
                () -> second.post(ADMINS + "/" + credential.id() + "/disable", null, AccountResponse.class));
        assertThat(refusals).containsExactly(ErrorCode.WRONG_STATE);
    }

    private String id(String username) {
        return first.get(ADMINS + "?filter=" + username, AccountListResponse.class).items().stream()
                .filter(account -> account.username().equals(username))
                .findFirst()
                .orElseThrow()
                .id()
                .toString();
    }

    private long admins(String filter) {
        return first.get(ADMINS + "?filter=" + filter, AccountListResponse.class)
                .total();
    }

    private TenantState state(TenantResponse tenant) {
        return first.get(TENANTS + "?filter=" + tenant.name(), TenantListResponse.class)
                .items()
                .get(0)
                .state();
    }

    private HsmProfileResponse profile(String tenant) {
        UUID id = first.get(TENANTS + "?filter=" + tenant, TenantListResponse.class).items().stream()
                .filter(each -> each.name().equals(tenant))
                .findFirst()
                .orElseThrow()
                .hsmProfileId();
        return first.get(PROFILES, HsmProfileListResponse.class).items().stream()
                .filter(profile -> profile.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private String column(String sql) throws SQLException {
        try (Connection database = server.database();
                Statement statement = database.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            found.next();
            return String.valueOf(found.getString(1));
        }
    }

    private static ProposalResponse decide(ApiClient who, ProposalResponse proposal, String decision) {
        return who.post(PROPOSALS + proposal.id() + "/" + decision, null, ProposalResponse.class);
    }

    private static CreateAccountRequest newAdmin(String username) {
        return new CreateAccountRequest(username, "An admin", null, Set.of("admin"));
    }
}
