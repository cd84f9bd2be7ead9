package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claviger.blackbox.Applications.ALL;
import static org.claviger.blackbox.Applications.CLIENTS;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.approval.Change;
import org.claviger.api.approval.IssuedCredential;
import org.claviger.api.approval.ProposalResponse;
import org.claviger.api.approval.ProposalState;
import org.claviger.api.auth.LoginRequest;
import org.claviger.api.auth.LoginResponse;
import org.claviger.api.client.ApiClient;
import org.claviger.api.crypto.ObjectPageResponse;
import org.claviger.api.tenant.ClientListResponse;
import org.claviger.api.tenant.ClientResponse;
import org.claviger.api.tenant.CreateClientRequest;
import org.claviger.api.tenant.Grant;
import org.claviger.api.tenant.IssuedSecretResponse;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.api.tenant.SecretListResponse;
import org.claviger.blackbox.Applications.Application;
import org.claviger.launcher.RunningServer;
import org.claviger.launcher.demo.DemoAccess.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who may take key material out is decided by two; the demo's tenants have the policy that nobody has changed. */
@ExtendWith(RunningServer.class)
class MaterialAccessIT {
    private static final Grant TAKE_OUT = new Grant(Set.of(OperationGroup.GET_MATERIAL), null, "exported-*");

    private final RunningServer.Handle server;
    private final ApiClient one;
    private final ApiClient other;
    private final Applications applications;
    private final String name = "exporter-" + UUID.randomUUID();

    MaterialAccessIT(RunningServer.Handle server) {
        this.server = server;
        this.one = server.operator("north");
        Person second = server.tenant("north").operators().get(1);
        LoginRequest login =
                LoginRequest.of("north", second.username(), second.password().copy());
        this.other = server.api()
                .as(server.api()
                        .post("/api/v1/auth/login", login, LoginResponse.class)
                        .accessToken());
        this.applications = new Applications(server, one);
    }

    @Test
    void a_client_that_takes_material_out_is_made_by_two() {
        CreateClientRequest request = new CreateClientRequest(name, null, null, List.of(ALL, TAKE_OUT), null, 90, null);

        ProposalResponse proposal = one.post(CLIENTS, request, ProposalResponse.class);

        assertThat(proposal.state()).isEqualTo(ProposalState.OPEN);
        assertThat(proposal.subject()).contains(name);
        assertThat(proposal.changes())
                .contains(new Change("namespaces", null, "default"), new Change("secretExpiresInDays", null, "90"))
                .anySatisfy(change -> assertThat(change.after()).contains("GET_MATERIAL for keys exported-*"));
        assertThat(named()).isEmpty();
        Refusal.of(ErrorCode.NOT_PERMITTED, () -> accept(one, proposal));
        IssuedCredential issued = Objects.requireNonNull(accept(other, proposal).credential());
        assertThat(issued.name()).isEqualTo(name);
        assertThat(issued.expiresAt()).isNotNull();
        assertThat(named()).hasSize(1);
        server.api().asClient(issued.id().toString(), issued.secret()).get(OwnTenant.KEYS, ObjectPageResponse.class);
    }

    @Test
    void letting_a_client_take_material_out_takes_two_and_any_other_change_one() {
        Application client = applications.client(name);

        client.become(client.change(List.of(), List.of("127.0.0.0/8")));
        ProposalResponse proposal =
                one.put(client.path(), client.change(List.of(ALL, TAKE_OUT), null), ProposalResponse.class);

        assertThat(proposal.changes()).extracting(Change::what).containsExactly("grants", "sourceNetworks");
        assertThat(client.shown().grants()).isEmpty();
        accept(other, proposal);
        assertThat(client.shown().grants()).containsExactly(ALL, TAKE_OUT);

        // What it has already is no news; all keys instead of some are.
        Grant wider = new Grant(Set.of(OperationGroup.GET_MATERIAL), null, null);
        client.become(client.change(List.of(TAKE_OUT), null));
        assertThat(one.put(client.path(), client.change(List.of(wider), null), ProposalResponse.class)
                        .state())
                .isEqualTo(ProposalState.OPEN);
        client.become(client.change(List.of(), null));
        assertThat(client.shown().grants()).isEmpty();
    }

    @Test
    void a_further_secret_of_one_that_takes_material_out_takes_two() {
        Application client = applications.client(name);
        String secrets = client.path() + "/secrets";
        one.post(secrets, null, IssuedSecretResponse.class);
        accept(other, one.put(client.path(), client.change(List.of(ALL, TAKE_OUT), null), ProposalResponse.class));

        ProposalResponse proposal = one.post(secrets, null, ProposalResponse.class);

        assertThat(proposal.subject()).contains("secret").contains(name);
        assertThat(one.get(secrets, SecretListResponse.class).items()).hasSize(2);
        IssuedCredential issued = Objects.requireNonNull(accept(other, proposal).credential());
        assertThat(one.get(secrets, SecretListResponse.class).items()).hasSize(3);
        server.api().asClient(issued.id().toString(), issued.secret()).get(OwnTenant.KEYS, ObjectPageResponse.class);
        assertThat(one.put(
                                client.path(),
                                client.change(List.of(ALL, TAKE_OUT), List.of("10.0.0.0/8")),
                                ProposalResponse.class)
                        .state())
                .isEqualTo(ProposalState.OPEN);
    }

    private List<ClientResponse> named() {
        return one.get(CLIENTS + "?filter=" + name, ClientListResponse.class).items();
    }

    private static ProposalResponse accept(ApiClient operator, ProposalResponse proposal) {
        return operator.post(OwnTenant.PROPOSALS + "/" + proposal.id() + "/accept", null, ProposalResponse.class);
    }
}
