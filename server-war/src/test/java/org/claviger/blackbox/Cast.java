package org.claviger.blackbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.Secret;
import org.claviger.api.account.CreateAccountRequest;
import org.claviger.api.admin.CreateOperatorsRequest;
import org.claviger.api.admin.CreateOperatorsRequest.NewOperator;
import org.claviger.api.admin.CreateTenantRequest;
import org.claviger.api.admin.OperatorCredentialsResponse;
import org.claviger.api.admin.TenantResponse;
import org.claviger.api.approval.IssuedCredential;
import org.claviger.api.approval.ProposalResponse;
import org.claviger.api.tenant.ClientSecretResponse;
import org.claviger.api.tenant.CreateClientRequest;
import org.claviger.launcher.RunningServer;

/**
 * One of each kind of caller, for the columns of {@code docs/access.md}.
 *
 * @param tokens by column; empty: none is sent
 * @param foreign ids of what belongs to a tenant, by path, for the operator of another
 */
record Cast(List<String> tokens, Map<String, UUID> foreign) {
    static final List<String> COLUMNS = List.of(
            "admin",
            "system auditor",
            "operator",
            "tenant auditor",
            "client",
            "other tenant's operator",
            "anonymous",
            "initial password");
    static final int FOREIGN = 5;

    static Cast on(RunningServer.Handle server) {
        Staff staff = Staff.of(server);
        Staff others = Staff.of(server);
        ClientSecretResponse client = staff.ada()
                .api()
                .post("/api/v1/tenant/clients", CreateClientRequest.of("application"), ClientSecretResponse.class);
        ProposalResponse proposal = staff.ada()
                .api()
                .post(
                        Staff.OPERATORS,
                        new CreateAccountRequest("carl", "Carl", null, Set.of("operator")),
                        ProposalResponse.class);
        Map<String, UUID> foreign = new HashMap<>();
        foreign.put("/api/v1/tenant/operators/{id}", staff.bob().id());
        foreign.put("/api/v1/tenant/clients/{id}", client.clientId());
        foreign.put("/api/v1/tenant/clients/{clientId}", client.clientId());
        foreign.put("/api/v1/tenant/clients/{client}", client.clientId());
        foreign.put("/api/v1/tenant/proposals/{id}", proposal.id());
        return new Cast(
                List.of(
                        server.adminToken(),
                        systemAuditor(server),
                        staff.ada().login().accessToken(),
                        staff.hire("tara", "tenant-auditor").login().accessToken(),
                        server.api()
                                .asClient(client.clientId().toString(), client.clientSecret())
                                .token()
                                .orElseThrow(),
                        others.ada().login().accessToken(),
                        "",
                        withInitialPassword(server)),
                foreign);
    }

    String token(int column) {
        return tokens.get(column);
    }

    /** The path with the id of something that another tenant has. */
    String foreign(String path) {
        for (Map.Entry<String, UUID> each : foreign.entrySet()) {
            if (path.startsWith(each.getKey())) {
                int end = each.getKey().lastIndexOf('{');
                return each.getKey().substring(0, end)
                        + each.getValue()
                        + path.substring(each.getKey().length());
            }
        }
        return path;
    }

    /** The server has one admin, who acts at once. */
    private static String systemAuditor(RunningServer.Handle server) {
        String username = "auditor-" + UUID.randomUUID().toString().substring(0, 8);
        IssuedCredential credential = server.admin()
                .post(
                        "/api/v1/admin/admins",
                        new CreateAccountRequest(username, "Auditor", null, Set.of("system-auditor")),
                        IssuedCredential.class);
        return Staff.begin(server, null, credential.id(), username, credential.secret())
                .login()
                .accessToken();
    }

    private static String withInitialPassword(RunningServer.Handle server) {
        String tenant = "cast-" + UUID.randomUUID().toString().substring(0, 8);
        UUID id = server.admin()
                .post("/api/v1/admin/tenants", new CreateTenantRequest(tenant, tenant, null), TenantResponse.class)
                .id();
        Secret initial = server.admin()
                .post(
                        "/api/v1/admin/tenants/" + id + "/operators",
                        new CreateOperatorsRequest(
                                List.of(new NewOperator("ada", "Ada"), new NewOperator("bob", "Bob"))),
                        OperatorCredentialsResponse.class)
                .operators()
                .get(0)
                .initialPassword();
        return Staff.login(server, tenant, "ada", String.valueOf(initial.reveal()))
                .accessToken();
    }
}
