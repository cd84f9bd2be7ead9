package org.claviger.blackbox;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.claviger.api.approval.IssuedCredential;
import org.claviger.api.approval.ProposalResponse;
import org.claviger.api.auth.LoginRequest;
import org.claviger.api.auth.LoginResponse;
import org.claviger.api.client.ApiClient;
import org.claviger.api.tenant.CreateClientRequest;
import org.claviger.api.tenant.Grant;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.launcher.RunningServer;
import org.claviger.launcher.demo.DemoAccess.Person;

/** A client of a demo tenant that may do everything, and take key material out: two operators have made it. */
final class Exporter {
    private Exporter() {}

    static ApiClient of(RunningServer.Handle server, String tenant) {
        Grant all = new Grant(EnumSet.allOf(OperationGroup.class), null, null);
        CreateClientRequest request =
                new CreateClientRequest("exporter-" + UUID.randomUUID(), null, null, List.of(all), null, null, null);
        ProposalResponse proposal = server.operator(tenant).post(Applications.CLIENTS, request, ProposalResponse.class);
        Person second = server.tenant(tenant).operators().get(1);
        LoginRequest login =
                LoginRequest.of(tenant, second.username(), second.password().copy());
        IssuedCredential issued = Objects.requireNonNull(server.api()
                .as(server.api()
                        .post("/api/v1/auth/login", login, LoginResponse.class)
                        .accessToken())
                .post(OwnTenant.PROPOSALS + "/" + proposal.id() + "/accept", null, ProposalResponse.class)
                .credential());
        return server.api().asClient(issued.id().toString(), issued.secret());
    }
}
