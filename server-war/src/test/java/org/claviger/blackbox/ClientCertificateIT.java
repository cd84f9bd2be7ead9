package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.claviger.api.AuditRecordResponse;
import org.claviger.api.ErrorCode;
import org.claviger.api.admin.MasterKeyRotationResponse;
import org.claviger.api.client.ApiClient;
import org.claviger.api.client.Trust;
import org.claviger.api.tenant.CertificateKind;
import org.claviger.api.tenant.ClientAuthorityListResponse;
import org.claviger.api.tenant.ClientAuthorityResponse;
import org.claviger.api.tenant.ClientCertificateListResponse;
import org.claviger.api.tenant.ClientCertificateResponse;
import org.claviger.api.tenant.ClientResponse;
import org.claviger.api.tenant.ClientSecretResponse;
import org.claviger.api.tenant.CreateClientRequest;
import org.claviger.api.tenant.IssueCertificateRequest;
import org.claviger.api.tenant.IssuedCertificateResponse;
import org.claviger.api.tenant.MapCertificateRequest;
import org.claviger.api.tenant.UploadClientAuthorityRequest;
import org.claviger.blackbox.Http.Answer;
import org.claviger.launcher.RunningServer;
import org.claviger.server.TestCa;
import org.claviger.server.TestCa.Bearer;
import org.claviger.server.audit.Action;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that authenticate by certificate, over real TLS. */
@ExtendWith(RunningServer.class)
class ClientCertificateIT {
    private static final String AUTHORITIES = "/api/v1/tenant/client-authorities";
    private static final String TLS_1_3 = "TLSv1.3";

    private static RunningServer.Handle server;
    private static OwnTenant east;
    private static OwnTenant west;
    private static ClientAuthorityResponse eastCa;

    @BeforeAll
    static void there_are_two_tenants_one_with_a_ca_of_its_own(RunningServer.Handle running) {
        server = running;
        east = OwnTenant.withoutKek(server, OwnTenant.device(server), "certified-east");
        west = OwnTenant.withoutKek(server, OwnTenant.device(server), "certified-west");
        eastCa = east.operator().post(AUTHORITIES + "/built-in", null, ClientAuthorityResponse.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", TLS_1_3})
    void a_client_is_known_by_a_certificate_of_the_tenants_own_ca(String protocol) {
        UUID client = newClient(east, "issued over " + protocol);
        CertificateCaller caller = new CertificateCaller(server.process(), east.certificate(client), protocol);

        assertThat(caller.get(OwnTenant.KEYS).status()).isEqualTo(200);
        assertThat(lastListing(east).actorId()).isEqualTo(client);

        caller.reconnect();

        assertThat(caller.get(OwnTenant.KEYS).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", TLS_1_3})
    void a_client_is_known_by_the_subject_that_an_uploaded_ca_has_given_it(String protocol) {
        UUID client = newClient(east, "mapped over " + protocol);
        TestCa ca = TestCa.root("CN=CA of " + protocol);
        map(east, client, upload(east, ca.pem()), "CN=billing,O=East", null);
        Bearer bearer = ca.intermediate("CN=Issuing CA of " + protocol).client("CN=billing, O=east");

        assertThat(new CertificateCaller(server.process(), bearer, protocol)
                        .get(OwnTenant.KEYS)
                        .status())
                .isEqualTo(200);
        assertThat(lastListing(east).actorId()).isEqualTo(client);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", TLS_1_3})
    void who_has_no_certificate_is_asked_for_credentials_as_before(String protocol) {
        CertificateCaller caller = new CertificateCaller(server.process(), null, protocol);

        assertUnknown(caller.get(OwnTenant.KEYS));
        assertThat(caller.get("/health").status()).isEqualTo(200);
    }

    @Test
    void a_client_is_known_by_the_fingerprint_of_a_certificate_whoever_else_its_subject_leads_to() {
        TestCa ca = TestCa.root("CN=CA of fingerprints");
        UUID authority = upload(east, ca.pem());
        UUID one = newClient(east, "of one certificate");
        UUID all = newClient(east, "of all other certificates");
        Bearer bearer = ca.client("CN=shared");
        map(east, one, authority, null, fingerprint(bearer));
        map(east, all, authority, "CN=shared", null);

        assertThat(call(bearer).status()).isEqualTo(200);
        assertThat(lastListing(east).actorId()).isEqualTo(one);
        assertThat(call(ca.client("CN=shared")).status()).isEqualTo(200);
        assertThat(lastListing(east).actorId()).isEqualTo(all);
    }

    @Test
    void an_authorization_header_counts_alone() {
        CertificateCaller caller =
                new CertificateCaller(server.process(), east.certificate(newClient(east, "with both")), TLS_1_3);
        String operator = "Bearer " + east.operator().token().orElseThrow();

        assertUnknown(caller.get(OwnTenant.KEYS, "Authorization", "Bearer wrong"));
        assertUnknown(caller.get(OwnTenant.KEYS, "Authorization", "Negotiate YII"));
        assertThat(caller.get(AUTHORITIES, "Authorization", operator).status()).isEqualTo(200);
        assertThat(caller.get(AUTHORITIES).problem().code()).isEqualTo(ErrorCode.NOT_PERMITTED);
    }

    @Test
    void the_own_ca_issues_for_whom_the_operator_says_whatever_the_request_says() {
        UUID client = newClient(east, "named by the server");
        KeyPair pair = TestCa.keyPair();
        IssuedCertificateResponse issued = east.operator()
                .post(
                        certificates(client),
                        new IssueCertificateRequest(TestCa.csr(pair), null),
                        IssuedCertificateResponse.class);
        ClientCertificateResponse listed = list(east, client).get(0);

        // The database keeps microseconds.
        assertThat(listed)
                .usingRecursiveComparison()
                .ignoringFields("createdAt")
                .isEqualTo(issued.certificate());
        assertThat(listed.kind()).isEqualTo(CertificateKind.ISSUED);
        assertThat(new X500Principal(listed.subject()))
                .isEqualTo(new X500Principal("CN=" + client + ",O=certified-east"));
        assertThat(listed.notAfter())
                .isBetween(
                        Instant.now().plus(Duration.ofDays(396)), Instant.now().plus(Duration.ofDays(398)));
        assertThat(issued.chainPem()).isEqualTo(eastCa.certificatePem());
        assertThat(east.trail(Action.CLIENT_CERTIFICATE_ISSUED)).anyMatch(record -> client.equals(record.objectId()));
    }

    @Test
    void the_own_ca_is_sealed_anew_when_the_master_key_is_rotated() throws SQLException {
        String masterKey = server.admin()
                .post("/api/v1/admin/master-key/rotate", null, MasterKeyRotationResponse.class)
                .masterKeyId();

        try (Connection database = server.database();
                PreparedStatement sealedUnder = database.prepareStatement(
                        "SELECT encode(substr(sealed_key, 1, 8), 'hex') FROM client_authority WHERE id = ?")) {
            sealedUnder.setObject(1, eastCa.id());
            try (ResultSet row = sealedUnder.executeQuery()) {
                row.next();
                assertThat(row.getString(1)).isEqualTo(masterKey);
            }
        }
        assertThat(call(east.certificate(newClient(east, "after a rotation"))).status())
                .isEqualTo(200);
    }

    @Nested
    class Unknown_is {
        @Test
        void who_bears_a_certificate_of_a_ca_that_nobody_has_uploaded() {
            assertUnknown(call(TestCa.root("CN=Nobody's CA").client("CN=billing,O=East")));
        }

        @Test
        void who_signs_for_himself_what_another_is_known_by() {
            UUID client = newClient(east, "imitated");
            east.certificate(client);

            assertUnknown(
                    call(TestCa.root("CN=Client CA,O=certified-east").client("CN=" + client + ",O=certified-east")));
        }

        @Test
        void whose_certificate_was_revoked_at_once() {
            UUID client = newClient(east, "revoked");
            CertificateCaller caller = new CertificateCaller(server.process(), east.certificate(client), TLS_1_3);
            assertThat(caller.get(OwnTenant.KEYS).status()).isEqualTo(200);

            east.operator()
                    .delete(certificates(client) + "/"
                            + list(east, client).get(0).id());

            assertUnknown(caller.get(OwnTenant.KEYS));
            assertThat(list(east, client)).hasSize(1).allMatch(each -> each.revokedAt() != null);
        }

        @Test
        void whose_mapping_was_removed_at_once() {
            TestCa ca = TestCa.root("CN=CA of a mapping");
            UUID client = newClient(east, "unmapped");
            ClientCertificateResponse mapping = map(east, client, upload(east, ca.pem()), "CN=a", null);
            Bearer bearer = ca.client("CN=a");
            assertThat(call(bearer).status()).isEqualTo(200);

            east.operator().delete(certificates(client) + "/" + mapping.id());

            assertUnknown(call(bearer));
            assertThat(list(east, client)).isEmpty();
        }

        @Test
        void whose_ca_was_removed_at_once() {
            TestCa ca = TestCa.root("CN=CA to be removed");
            UUID authority = upload(east, ca.pem());
            UUID client = newClient(east, "of a removed CA");
            map(east, client, authority, "CN=b", null);
            Bearer bearer = ca.client("CN=b");
            assertThat(call(bearer).status()).isEqualTo(200);

            east.operator().delete(AUTHORITIES + "/" + authority);

            assertUnknown(call(bearer));
            assertThat(list(east, client)).isEmpty();
            assertThat(east.trail(Action.CLIENT_AUTHORITY_REMOVED)).isNotEmpty();
        }

        @Test
        void whose_certificate_is_not_one_for_a_client_now() {
            TestCa ca = TestCa.root("CN=CA of wrong certificates");
            map(east, newClient(east, "wrongly certified"), upload(east, ca.pem()), "CN=c", null);
            Instant yesterday = Instant.now().minus(Duration.ofDays(1));
            Instant tomorrow = Instant.now().plus(Duration.ofDays(1));

            assertThat(call(ca.client("CN=c")).status()).isEqualTo(200);
            assertUnknown(call(ca.client("CN=c", yesterday, KeyPurposeId.id_kp_clientAuth)));
            assertUnknown(call(ca.client("CN=c", tomorrow, KeyPurposeId.id_kp_serverAuth)));
            assertUnknown(call(ca.client("CN=C.example")));
        }

        @Test
        void a_client_that_is_disabled() {
            UUID client = newClient(east, "disabled");
            Bearer bearer = east.certificate(client);
            assertThat(call(bearer).status()).isEqualTo(200);

            east.operator().post(Applications.CLIENTS + "/" + client + "/disable", null, ClientResponse.class);

            assertUnknown(call(bearer));
        }
    }

    @Nested
    class Two_tenants {
        @Test
        void may_have_the_same_ca_and_do_not_see_each_others_clients() {
            TestCa ca = TestCa.root("CN=CA of both");
            UUID inEast = newClient(east, "of a shared CA");
            UUID inWest = newClient(west, "of a shared CA");
            map(east, inEast, upload(east, ca.pem()), "CN=in-east", null);
            map(west, inWest, upload(west, ca.pem()), "CN=in-west", null);

            assertThat(call(ca.client("CN=in-east")).status()).isEqualTo(200);
            assertThat(lastListing(east).actorId()).isEqualTo(inEast);
            assertThat(call(ca.client("CN=in-west")).status()).isEqualTo(200);
            assertThat(lastListing(west).actorId()).isEqualTo(inWest);
        }

        @Test
        void can_not_lay_claim_to_the_same_subject_or_certificate_of_one_ca() {
            TestCa ca = TestCa.root("CN=CA of claims");
            Bearer bearer = ca.client("CN=other");
            UUID inEast = upload(east, ca.pem());
            UUID inWest = upload(west, ca.pem());
            UUID eastClient = newClient(east, "first to claim");
            map(east, eastClient, inEast, "CN=claimed", null);
            map(east, eastClient, inEast, null, fingerprint(bearer));
            UUID westClient = newClient(west, "second to claim");

            Refusal.of(ErrorCode.NAME_TAKEN, () -> map(west, westClient, inWest, "cn=Claimed", null));
            Refusal.of(ErrorCode.NAME_TAKEN, () -> map(west, westClient, inWest, null, fingerprint(bearer)));
        }

        @Test
        void that_claim_one_certificate_by_different_cas_both_lose_it_and_are_told() {
            TestCa root = TestCa.root("CN=Root of both");
            TestCa intermediate = root.intermediate("CN=Intermediate CA of one");
            UUID inEast = newClient(east, "ambiguous");
            UUID inWest = newClient(west, "ambiguous");
            map(east, inEast, upload(east, root.pem()), "CN=ambiguous", null);
            map(west, inWest, upload(west, intermediate.pem()), "CN=ambiguous", null);

            assertUnknown(call(intermediate.client("CN=ambiguous")));
            assertThat(call(root.client("CN=ambiguous")).status()).isEqualTo(200);
            assertThat(east.trail(Action.CLIENT_CERTIFICATE_AMBIGUOUS).get(0).objectId())
                    .isEqualTo(inEast);
            assertThat(west.trail(Action.CLIENT_CERTIFICATE_AMBIGUOUS).get(0).objectId())
                    .isEqualTo(inWest);
        }

        @Test
        void can_not_upload_each_others_own_ca() {
            Refusal.of(ErrorCode.WRONG_STATE, () -> upload(west, eastCa.certificatePem()));
        }

        @Test
        void find_neither_cas_nor_certificates_of_each_other() {
            UUID client = newClient(east, "foreign");
            east.certificate(client);
            UUID certificate = list(east, client).get(0).id();
            UUID own = newClient(west, "own");

            Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> list(west, client));
            Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> west.certificate(client, TestCa.keyPair()));
            Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> west.operator().delete(certificates(own) + "/" + certificate));
            Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> west.operator().delete(AUTHORITIES + "/" + eastCa.id()));
            Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> map(west, own, eastCa.id(), "CN=x", null));
            assertThat(west.operator()
                            .get(AUTHORITIES, ClientAuthorityListResponse.class)
                            .items())
                    .noneMatch(each -> each.id().equals(eastCa.id()));
        }
    }

    @Nested
    class An_operator_is_refused {
        @Test
        void a_second_ca_of_the_tenants_own() {
            Refusal.of(
                    ErrorCode.NAME_TAKEN,
                    () -> east.operator().post(AUTHORITIES + "/built-in", null, ClientAuthorityResponse.class));
        }

        @Test
        void a_certificate_before_there_is_one() {
            Refusal.of(ErrorCode.WRONG_STATE, () -> west.certificate(newClient(west, "too early"), TestCa.keyPair()));
        }

        @Test
        void a_mapping_that_names_no_certificate_or_two() {
            UUID authority = upload(east, TestCa.root("CN=CA of bad mappings").pem());
            UUID client = newClient(east, "badly mapped");

            Refusal.of(ErrorCode.INVALID_REQUEST, () -> map(east, client, authority, null, null));
            Refusal.of(ErrorCode.INVALID_REQUEST, () -> map(east, client, authority, "CN=a", "00".repeat(32)));
            Refusal.of(ErrorCode.INVALID_REQUEST, () -> map(east, client, authority, "billing", null));
            Refusal.of(ErrorCode.INVALID_REQUEST, () -> map(east, client, authority, null, "00".repeat(20)));
            Refusal.of(ErrorCode.WRONG_STATE, () -> map(east, client, eastCa.id(), "CN=a", null));
        }
    }

    private static UUID newClient(OwnTenant tenant, String name) {
        return tenant.operator()
                .post("/api/v1/tenant/clients", CreateClientRequest.of(name), ClientSecretResponse.class)
                .clientId();
    }

    private static UUID upload(OwnTenant tenant, String pem) {
        UploadClientAuthorityRequest request =
                new UploadClientAuthorityRequest(UUID.randomUUID().toString(), pem);
        return tenant.operator()
                .post(AUTHORITIES, request, ClientAuthorityResponse.class)
                .id();
    }

    private static ClientCertificateResponse map(
            OwnTenant tenant, UUID client, UUID authority, @Nullable String subject, @Nullable String fingerprint) {
        return tenant.operator()
                .post(
                        certificates(client) + "/mapping",
                        new MapCertificateRequest(authority, subject, fingerprint),
                        ClientCertificateResponse.class);
    }

    private static List<ClientCertificateResponse> list(OwnTenant tenant, UUID client) {
        ApiClient operator = tenant.operator();
        return operator.get(certificates(client), ClientCertificateListResponse.class)
                .items();
    }

    private static String certificates(UUID client) {
        return "/api/v1/tenant/clients/" + client + "/certificates";
    }

    private static Answer call(Bearer bearer) {
        return new CertificateCaller(server.process(), bearer, TLS_1_3).get(OwnTenant.KEYS);
    }

    private static void assertUnknown(Answer answer) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.problem().code()).isEqualTo(ErrorCode.NOT_AUTHENTICATED);
    }

    private static AuditRecordResponse lastListing(OwnTenant tenant) {
        return tenant.trail(Action.KEYS_LISTED).get(0);
    }

    private static String fingerprint(Bearer bearer) {
        try {
            return Trust.fingerprint(bearer.certificate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
