package org.claviger.console.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.Secret;
import org.claviger.api.tenant.CertificateKind;
import org.claviger.api.tenant.ClientAuthorityListResponse;
import org.claviger.api.tenant.ClientCertificateResponse;
import org.claviger.api.tenant.ClientListResponse;
import org.claviger.api.tenant.ClientResponse;
import org.claviger.api.tenant.ClientSecretResponse;
import org.claviger.api.tenant.IssuedCertificateResponse;
import org.claviger.api.tenant.NamespaceListResponse;
import org.claviger.api.tenant.NamespaceResponse;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.api.tenant.SecretListResponse;
import org.claviger.api.tenant.SecretResponse;
import org.claviger.console.common.Outcome;
import org.claviger.console.common.Sessions;
import org.claviger.console.common.TestBackground;
import org.claviger.console.common.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClientsViewModelTest {
    private static final String CLIENTS = "/api/v1/tenant/clients";
    private static final String AUTHORITIES = "/api/v1/tenant/client-authorities";
    private static final UUID ID = UUID.randomUUID();
    private static final NamespaceResponse PAYROLL =
            new NamespaceResponse(UUID.randomUUID(), "payroll", null, Instant.EPOCH, 1);
    private static final ClientResponse BILLING = new ClientResponse(
            ID, "billing", null, true, Set.of(PAYROLL.id()), List.of(), List.of(), null, Instant.EPOCH, 1);
    private static final SecretResponse SECRET = new SecretResponse(UUID.randomUUID(), Instant.EPOCH, null, null);

    private final TestServer server = new TestServer();
    private final TestBackground background = new TestBackground();
    private final List<Outcome<NewCredential>> outcomes = new ArrayList<>();
    private final ClientsViewModel model = new ClientsViewModel(Sessions.ofOperator(background, server));

    @BeforeEach
    void load() {
        server.answer("GET " + CLIENTS, 200, new ClientListResponse(List.of(BILLING), 1));
        server.answer("GET /api/v1/tenant/namespaces", 200, new NamespaceListResponse(List.of(PAYROLL), 1));
        server.answer("GET " + CLIENTS + "/" + ID + "/secrets", 200, new SecretListResponse(List.of(SECRET)));
        server.answer("POST " + CLIENTS, 201, new ClientSecretResponse(ID, "billing", Secret.of("shown once")));
        model.enter();
        background.work();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private ClientForm filled() {
        ClientForm form = model.creation(outcomes::add);
        form.nameProperty().set(" billing ");
        form.namespaces().add(PAYROLL);
        form.networksProperty().set("10.1.0.0/16, 10.2.0.0/16");
        form.keyNamesProperty().set("invoices-*");
        return form;
    }

    private void send(ClientForm form) {
        form.form().goOn();
        form.form().goOn();
        form.form().goOn();
        background.work();
    }

    @Test
    void of_the_chosen_client_the_secrets_are_told_and_the_names_of_its_namespaces() {
        assertThat(model.clients().selectedProperty().get()).isEqualTo(BILLING);
        assertThat(model.secrets()).containsExactly(SECRET);
        assertThat(model.namespacesOf(BILLING)).isEqualTo("payroll");
    }

    @Test
    void the_secret_of_a_new_client_is_handed_over_and_it_is_what_was_typed() {
        send(filled());
        NewCredential made = Objects.requireNonNull(outcomes.get(0).result());
        assertThat(Objects.requireNonNull(made.secret()).reveal()).containsExactly("shown once".toCharArray());
        assertThat(server.body("POST " + CLIENTS))
                .contains(
                        "\"name\":\"billing\"",
                        "10.2.0.0/16",
                        "invoices-*",
                        PAYROLL.id().toString())
                .doesNotContain(OperationGroup.GET_MATERIAL.name());
    }

    @Test
    void nothing_is_sent_as_long_as_the_name_is_missing() {
        ClientForm form = model.creation(outcomes::add);
        send(form);
        assertThat(form.form().stepProperty().get()).isZero();
        assertThat(server.requests()).doesNotContain("POST " + CLIENTS);
    }

    @Test
    void with_a_certificate_no_secret_is_left() {
        server.answer("GET " + AUTHORITIES, 200, new ClientAuthorityListResponse(List.of()));
        server.answer("POST " + AUTHORITIES + "/built-in", 201, null);
        server.answer("POST " + CLIENTS + "/" + ID + "/certificates", 201, certificate());
        server.answer("DELETE " + CLIENTS + "/" + ID + "/secrets/" + SECRET.id(), 204, null);
        ClientForm form = filled();
        form.wayProperty().set(Way.CERTIFICATE);
        form.csrProperty().set("a request");
        send(form);
        NewCredential made = Objects.requireNonNull(outcomes.get(0).result());
        assertThat(made.certificatePem()).isEqualTo("a certificate");
        assertThat(made.secret()).isNull();
        assertThat(server.requests())
                .contains(
                        "POST " + AUTHORITIES + "/built-in",
                        "DELETE " + CLIENTS + "/" + ID + "/secrets/" + SECRET.id());
    }

    @Test
    void a_client_whose_certificate_was_refused_is_not_left_behind() {
        server.answer("GET " + AUTHORITIES, 200, new ClientAuthorityListResponse(List.of()));
        server.answer("POST " + AUTHORITIES + "/built-in", 201, null);
        server.refuse("POST " + CLIENTS + "/" + ID + "/certificates", ErrorCode.INVALID_REQUEST);
        server.answer("DELETE " + CLIENTS + "/" + ID, 204, null);
        ClientForm form = filled();
        form.wayProperty().set(Way.CERTIFICATE);
        form.csrProperty().set("no request");
        send(form);
        assertThat(outcomes).isEmpty();
        assertThat(model.deeds().activity().faultProperty().get()).isNotNull();
        assertThat(server.requests()).contains("DELETE " + CLIENTS + "/" + ID);
        assertThat(form.nameProperty().get()).isEqualTo(" billing ");
    }

    private static IssuedCertificateResponse certificate() {
        ClientCertificateResponse known = new ClientCertificateResponse(
                UUID.randomUUID(),
                ID,
                CertificateKind.ISSUED,
                UUID.randomUUID(),
                "Built-in CA",
                "CN=" + ID,
                null,
                "1",
                Instant.EPOCH,
                Instant.EPOCH,
                null);
        return new IssuedCertificateResponse(known, "a certificate", "a chain");
    }
}
