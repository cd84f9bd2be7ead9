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
import org.claviger.api.tenant.ClientAuthorityResponse;
import org.claviger.api.tenant.ClientCertificateListResponse;
import org.claviger.api.tenant.ClientCertificateResponse;
import org.claviger.api.tenant.ClientListResponse;
import org.claviger.api.tenant.ClientResponse;
import org.claviger.api.tenant.ClientSecretResponse;
import org.claviger.api.tenant.IssuedCertificateResponse;
import org.claviger.api.tenant.IssuedSecretResponse;
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
    private static final String CERTIFICATES = CLIENTS + "/" + ID + "/certificates";
    private static final ClientAuthorityResponse OWN_CA = authority("Built-in CA", true);
    private static final ClientAuthorityResponse CORP_CA = authority("corp", false);
    private static final ClientCertificateResponse MAPPED = new ClientCertificateResponse(
            UUID.randomUUID(),
            ID,
            CertificateKind.SUBJECT,
            CORP_CA.id(),
            "corp",
            "CN=billing",
            null,
            null,
            null,
            Instant.EPOCH,
            null);
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
        server.answer("GET " + CERTIFICATES, 200, new ClientCertificateListResponse(List.of(MAPPED)));
        server.answer("GET " + AUTHORITIES, 200, new ClientAuthorityListResponse(List.of(OWN_CA, CORP_CA)));
        server.answer("POST " + CLIENTS, 201, new ClientSecretResponse(ID, "billing", Secret.of("shown once")));
        model.enter();
        background.work();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static ClientAuthorityResponse authority(String name, boolean builtIn) {
        return new ClientAuthorityResponse(
                UUID.randomUUID(), name, builtIn, "CN=" + name, "ab", Instant.EPOCH, Instant.EPOCH, "PEM");
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
    void of_the_chosen_client_secrets_and_certificates_are_told_and_the_names_of_its_namespaces() {
        assertThat(model.clients().selectedProperty().get()).isEqualTo(BILLING);
        assertThat(model.credentialsProperty().get()).isEqualTo(new Credentials(List.of(SECRET), List.of(MAPPED)));
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

    @Test
    void a_further_secret_holds_as_long_as_is_wanted() {
        server.answer(
                "POST " + CLIENTS + "/" + ID + "/secrets",
                201,
                new IssuedSecretResponse(SECRET.id(), Secret.of("shown once"), Instant.EPOCH, null));
        SecretForm form = model.secret(BILLING, outcomes::add);
        form.daysProperty().set("a year");
        form.form().goOn();
        form.daysProperty().set("90");
        form.form().goOn();
        background.work();
        assertThat(server.body("POST " + CLIENTS + "/" + ID + "/secrets")).isEqualTo("{\"expiresInDays\":90}");
        assertThat(Objects.requireNonNull(outcomes.get(0).result()).secret()).isNotNull();
    }

    @Test
    void a_certificate_is_issued_for_a_request_and_only_for_one() {
        server.answer("POST " + CERTIFICATES, 201, certificate());
        CertificateForm form = model.certificate(BILLING, outcomes::add);
        form.csrProperty().set("no request");
        form.form().goOn();
        assertThat(outcomes).isEmpty();
        form.csrProperty().set("-----BEGIN CERTIFICATE REQUEST-----");
        form.daysProperty().set("30");
        form.form().goOn();
        background.work();
        assertThat(server.body("POST " + CERTIFICATES)).contains("\"days\":30");
        assertThat(server.requests()).doesNotContain("POST " + AUTHORITIES + "/built-in");
        assertThat(Objects.requireNonNull(outcomes.get(0).result()).certificatePem())
                .isEqualTo("a certificate");
    }

    @Test
    void certificates_of_an_uploaded_ca_lead_to_a_client_by_subject_or_by_fingerprint() {
        assertThat(model.authorities()).containsExactly(CORP_CA);
        server.answer("POST " + CERTIFICATES + "/mapping", 201, MAPPED);
        List<Outcome<ClientCertificateResponse>> mapped = new ArrayList<>();
        MappingForm form = model.mapping(BILLING, mapped::add);
        form.valueProperty().set("CN=billing");
        form.form().goOn();
        assertThat(mapped).as("no CA is chosen").isEmpty();
        form.authorityProperty().set(CORP_CA);
        form.form().goOn();
        background.work();
        assertThat(server.body("POST " + CERTIFICATES + "/mapping"))
                .contains("\"subject\":\"CN=billing\"")
                .doesNotContain("fingerprint");
        form.kindProperty().set(CertificateKind.FINGERPRINT);
        form.valueProperty().set("ab".repeat(32));
        form.form().goOn();
        background.work();
        assertThat(server.body("POST " + CERTIFICATES + "/mapping"))
                .contains("fingerprint")
                .doesNotContain("subject");
        assertThat(mapped).hasSize(2);
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
