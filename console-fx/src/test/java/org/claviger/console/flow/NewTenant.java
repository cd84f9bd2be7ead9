package org.claviger.console.flow;

import java.util.List;
import org.claviger.api.Secret;
import org.claviger.api.admin.CreateOperatorsRequest;
import org.claviger.api.admin.CreateOperatorsRequest.NewOperator;
import org.claviger.api.admin.CreateTenantRequest;
import org.claviger.api.admin.HsmProfileListResponse;
import org.claviger.api.admin.OperatorCredentialsResponse;
import org.claviger.api.admin.OperatorCredentialsResponse.InitialPassword;
import org.claviger.api.admin.TenantResponse;
import org.claviger.api.approval.ProposalResponse;
import org.claviger.api.auth.ChangePasswordRequest;
import org.claviger.api.auth.LoginRequest;
import org.claviger.api.auth.LoginResponse;
import org.claviger.api.client.ApiClient;
import org.claviger.api.tenant.KekListResponse;
import org.claviger.api.tenant.KekResponse;
import org.claviger.launcher.RunningServer;

/**
 * A tenant with a KEK, whose first operator still has the initial password; the second has had the KEK generated.
 *
 * @param newcomer the first operator
 */
record NewTenant(String name, String kekId, InitialPassword newcomer) {
    static NewTenant on(RunningServer.Handle server) {
        return on(server, "east");
    }

    static NewTenant on(RunningServer.Handle server, String name) {
        List<InitialPassword> operators = withoutKek(server, name);
        ApiClient nils = signIn(server, name, operators.get(1));
        ProposalResponse proposal = nils.post("/api/v1/tenant/keks", null, ProposalResponse.class);
        signIn(server, name, operators.get(2))
                .post("/api/v1/tenant/proposals/" + proposal.id() + "/accept", null, ProposalResponse.class);
        KekResponse kek =
                nils.get("/api/v1/tenant/keks", KekListResponse.class).items().get(0);
        return new NewTenant(name, kek.id().toString(), operators.get(0));
    }

    /** A tenant in which nothing was done yet: Nora, Nils and Nina with their initial passwords. */
    static List<InitialPassword> withoutKek(RunningServer.Handle server, String name) {
        ApiClient admin = server.admin();
        TenantResponse tenant = admin.post(
                "/api/v1/admin/tenants",
                new CreateTenantRequest(
                        name,
                        "Utilities of " + name,
                        admin.get("/api/v1/admin/hsm-profiles", HsmProfileListResponse.class)
                                .items()
                                .get(0)
                                .id()),
                TenantResponse.class);
        CreateOperatorsRequest request = new CreateOperatorsRequest(List.of(
                new NewOperator("nora", "Nora, on her first day"),
                new NewOperator("nils", "Nils, her deputy"),
                new NewOperator("nina", "Nina, who watches Nils")));
        return admin.post(
                        "/api/v1/admin/tenants/" + tenant.id() + "/operators",
                        request,
                        OperatorCredentialsResponse.class)
                .operators();
    }

    /** Signs an operator in for the first time, by REST. */
    static ApiClient signIn(RunningServer.Handle server, String tenant, InitialPassword operator) {
        Secret initial = operator.initialPassword();
        LoginResponse first = server.api()
                .post("/api/v1/auth/login", LoginRequest.of(tenant, operator.username(), initial), LoginResponse.class);
        LoginResponse own = server.api()
                .as(first.accessToken())
                .put(
                        "/api/v1/auth/password",
                        new ChangePasswordRequest(initial, Secret.of("a password of his own")),
                        LoginResponse.class);
        return server.api().as(own.accessToken());
    }
}
