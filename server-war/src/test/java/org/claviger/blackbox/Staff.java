package org.claviger.blackbox;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.Secret;
import org.claviger.api.account.CreateAccountRequest;
import org.claviger.api.admin.CreateOperatorsRequest;
import org.claviger.api.admin.CreateOperatorsRequest.NewOperator;
import org.claviger.api.admin.CreateTenantRequest;
import org.claviger.api.admin.OperatorCredentialsResponse;
import org.claviger.api.admin.OperatorCredentialsResponse.InitialPassword;
import org.claviger.api.admin.TenantResponse;
import org.claviger.api.approval.IssuedCredential;
import org.claviger.api.approval.ProposalResponse;
import org.claviger.api.auth.ChangePasswordRequest;
import org.claviger.api.auth.LoginRequest;
import org.claviger.api.auth.LoginResponse;
import org.claviger.api.client.ApiClient;
import org.claviger.launcher.RunningServer;
import org.jspecify.annotations.Nullable;

/** A tenant without keys, whose two operators ada and bob watch each other as the default approval policy has it. */
record Staff(RunningServer.Handle server, UUID tenantId, String tenant, Person ada, Person bob) {
    static final String OPERATORS = "/api/v1/tenant/operators";
    static final String PROPOSALS = "/api/v1/tenant/proposals";
    static final String LOGIN = "/api/v1/auth/login";
    static final String PASSWORD = "fünf Kühe vor dem Tor";

    static Staff of(RunningServer.Handle server) {
        String name = "staff-" + UUID.randomUUID().toString().substring(0, 8);
        UUID id = server.admin()
                .post("/api/v1/admin/tenants", new CreateTenantRequest(name, "A tenant", null), TenantResponse.class)
                .id();
        List<InitialPassword> initial = server.admin()
                .post(
                        "/api/v1/admin/tenants/" + id + "/operators",
                        new CreateOperatorsRequest(
                                List.of(new NewOperator("ada", "Ada"), new NewOperator("bob", "Bob"))),
                        OperatorCredentialsResponse.class)
                .operators();
        return new Staff(
                server,
                id,
                name,
                begin(
                        server,
                        name,
                        initial.get(0).accountId(),
                        "ada",
                        initial.get(0).initialPassword()),
                begin(
                        server,
                        name,
                        initial.get(1).accountId(),
                        "bob",
                        initial.get(1).initialPassword()));
    }

    /** A person who signs in for the first time, and chooses a password. */
    static Person begin(
            RunningServer.Handle server, @Nullable String tenant, UUID id, String username, Secret initial) {
        String first = login(server, tenant, username, String.valueOf(initial.reveal()))
                .accessToken();
        LoginResponse own = server.api()
                .as(first)
                .put(
                        "/api/v1/auth/password",
                        new ChangePasswordRequest(initial, Secret.of(PASSWORD)),
                        LoginResponse.class);
        return new Person(id, username, server.api().as(own.accessToken()), own);
    }

    static LoginResponse login(RunningServer.Handle server, @Nullable String tenant, String username, String password) {
        return server.api().post(LOGIN, LoginRequest.of(tenant, username, Secret.of(password)), LoginResponse.class);
    }

    LoginResponse login(Person person) {
        return login(server, tenant, person.username(), PASSWORD);
    }

    /** Another person of these roles: ada proposes, and bob accepts. */
    Person hire(String username, String... roles) {
        ProposalResponse accepted = accept(ada.api()
                .post(
                        OPERATORS,
                        new CreateAccountRequest(username, "A person", null, Set.of(roles)),
                        ProposalResponse.class));
        IssuedCredential credential = credential(accepted);
        return begin(server, tenant, credential.id(), username, credential.secret());
    }

    /** What an acceptance has made. */
    static IssuedCredential credential(ProposalResponse accepted) {
        return Objects.requireNonNull(accepted.credential(), "no credential");
    }

    /** Has bob accept. */
    ProposalResponse accept(ProposalResponse proposal) {
        return decide(bob.api(), proposal, "accept");
    }

    static ProposalResponse decide(ApiClient who, ProposalResponse proposal, String decision) {
        return who.post(PROPOSALS + "/" + proposal.id() + "/" + decision, null, ProposalResponse.class);
    }

    ProposalResponse proposal(ProposalResponse known) {
        return ada.api().get(PROPOSALS + "/" + known.id(), ProposalResponse.class);
    }

    static String operator(Person person) {
        return OPERATORS + "/" + person.id();
    }

    /** Somebody who is signed in. */
    record Person(UUID id, String username, ApiClient api, LoginResponse login) {}
}
