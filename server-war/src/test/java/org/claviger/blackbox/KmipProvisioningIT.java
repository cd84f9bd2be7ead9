package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.claviger.api.tenant.ClientAuthorityResponse;
import org.claviger.api.tenant.ClientCertificateListResponse;
import org.claviger.api.tenant.ClientCertificateResponse;
import org.claviger.api.tenant.ClientSecretResponse;
import org.claviger.api.tenant.Grant;
import org.claviger.api.tenant.MapCertificateRequest;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.api.tenant.UploadClientAuthorityRequest;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.Tag;
import org.claviger.launcher.RunningServer;
import org.claviger.server.TestCa;
import org.claviger.server.TestCa.Bearer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A client has the certificate that it authenticates by replaced, if it may, and no other one. */
@ExtendWith(RunningServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KmipProvisioningIT {
    private static final String AUTHORITIES = "/api/v1/tenant/client-authorities";
    private static final Grant EVERYTHING = new Grant(EnumSet.allOf(OperationGroup.class), null, null);
    private static final Item PING = KmipMessages.item(Operation.PING);

    private final RunningServer.Handle server;
    private OwnTenant tenant;
    private Applications applications;

    KmipProvisioningIT(RunningServer.Handle server) {
        this.server = server;
    }

    @BeforeAll
    void a_tenant_has_a_ca_of_its_own() {
        tenant = OwnTenant.with(server, "kmip-provisioning");
        applications = new Applications(server, tenant.operator());
        tenant.operator().post(AUTHORITIES + "/built-in", null, ClientAuthorityResponse.class);
    }

    @Test
    void the_new_certificate_comes_in_the_same_message_and_the_old_one_is_good_no_more() {
        UUID client = client("renewed", EVERYTHING).clientId();
        KeyPair next = TestCa.keyPair();
        try (KmipSocket old = socket(tenant.certificate(client), null)) {
            List<Item> answers = KmipMessages.answers(old.send(KmipMessages.request(
                    KmipMessages.item(1, Operation.RE_PROVISION, request(next)), KmipMessages.item(2, Operation.GET))));
            assertThat(answers).hasSize(2).allMatch(KmipMessages::isSuccess);
            X509Certificate certificate = certificate(answers.get(1));

            assertThat(certificate.getPublicKey()).isEqualTo(next.getPublic());
            assertThat(KmipMessages.reason(old.send(KmipMessages.request(PING))))
                    .isEqualTo(ResultReason.AUTHENTICATION_NOT_SUCCESSFUL.code());
            try (KmipSocket renewed = socket(new Bearer(next.getPrivate(), List.of(certificate)), null)) {
                renewed.done(PING);
            }
        }
        List<ClientCertificateResponse> listed = list(client);
        assertThat(listed).hasSize(2);
        assertThat(listed.get(0).revokedAt()).isNotNull();
        assertThat(listed.get(1).revokedAt()).isNull();
        assertThat(listed.get(1).notAfter()).isAfterOrEqualTo(listed.get(0).notAfter());
    }

    @Test
    void who_may_not_and_what_is_not_the_tenants_own_keeps_its_certificate() {
        ClientSecretResponse plain = client("plain", Applications.ALL);
        ClientSecretResponse mapped = client("mapped", EVERYTHING);
        TestCa ca = TestCa.root("CN=CA of others");
        UUID authority = tenant.operator()
                .post(AUTHORITIES, new UploadClientAuthorityRequest("others", ca.pem()), ClientAuthorityResponse.class)
                .id();
        tenant.operator()
                .post(
                        certificates(mapped.clientId()) + "/mapping",
                        new MapCertificateRequest(authority, "CN=mapped", null),
                        ClientCertificateResponse.class);
        for (Bearer bearer : List.of(tenant.certificate(plain.clientId()), ca.client("CN=mapped"))) {
            try (KmipSocket socket = socket(bearer, null)) {
                assertReason(socket, ResultReason.PERMISSION_DENIED, request(TestCa.keyPair()));
                socket.done(PING);
            }
        }
    }

    @Test
    void a_secret_is_not_replaced_and_a_request_is_needed() {
        ClientSecretResponse client = client("by secret", EVERYTHING);
        Bearer bearer = tenant.certificate(client.clientId());
        try (KmipSocket bySecret = socket(bearer, client);
                KmipSocket byCertificate = socket(bearer, null)) {
            assertReason(bySecret, ResultReason.PERMISSION_DENIED, request(TestCa.keyPair()));
            assertReason(byCertificate, ResultReason.FEATURE_NOT_SUPPORTED);
            assertReason(
                    byCertificate, ResultReason.INVALID_FIELD, Item.of(Tag.CERTIFICATE_REQUEST, new byte[] {1, 2, 3}));
            byCertificate.done(PING);
        }
        assertThat(list(client.clientId())).hasSize(1);
    }

    @Test
    void two_at_once_leave_one_new_certificate() throws Exception {
        UUID client = client("twice", EVERYTHING).clientId();
        Bearer bearer = tenant.certificate(client);
        List<Item> answers = new CopyOnWriteArrayList<>();
        try (KmipSocket one = socket(bearer, null);
                KmipSocket other = socket(bearer, null)) {
            for (KmipSocket each : List.of(one, other)) {
                each.done(PING);
            }
            Callable<?> byOne = () -> answers.add(renewed(one));
            Race.of(byOne, () -> answers.add(renewed(other)));
        }
        assertThat(answers)
                .hasSize(2)
                .satisfiesOnlyOnce(
                        answer -> assertThat(KmipMessages.isSuccess(answer)).isTrue());
        assertThat(list(client))
                .hasSize(2)
                .filteredOn(each -> each.revokedAt() == null)
                .hasSize(1);
    }

    private static Item renewed(KmipSocket socket) {
        Item request = KmipMessages.item(Operation.RE_PROVISION, request(TestCa.keyPair()));
        return KmipMessages.answers(socket.send(KmipMessages.request(request))).get(0);
    }

    private static void assertReason(KmipSocket socket, ResultReason reason, Item... payload) {
        Item answer = socket.send(KmipMessages.request(KmipMessages.item(Operation.RE_PROVISION, payload)));
        assertThat(KmipMessages.reason(answer)).isEqualTo(reason.code());
    }

    private static Item request(KeyPair pair) {
        String base64 = TestCa.csr(pair).replaceAll("-----[A-Z ]+-----|\\s", "");
        return Item.of(Tag.CERTIFICATE_REQUEST, Base64.getDecoder().decode(base64));
    }

    private static X509Certificate certificate(Item got) {
        Item value = got.first(Tag.RESPONSE_PAYLOAD)
                .flatMap(payload -> payload.first(Tag.CERTIFICATE))
                .flatMap(certificate -> certificate.first(Tag.CERTIFICATE_VALUE))
                .orElseThrow();
        return TestCa.certificate(TestCa.pem("CERTIFICATE", ((Value.Bytes) value.value()).bytes()));
    }

    private List<ClientCertificateResponse> list(UUID client) {
        return tenant.operator()
                .get(certificates(client), ClientCertificateListResponse.class)
                .items();
    }

    private static String certificates(UUID client) {
        return Applications.CLIENTS + "/" + client + "/certificates";
    }

    private ClientSecretResponse client(String name, Grant grant) {
        return applications
                .client(name, Set.of(applications.namespace(name.replace(' ', '-'))), grant)
                .made();
    }

    private KmipSocket socket(Bearer bearer, @Nullable ClientSecretResponse secret) {
        return new KmipSocket(
                new CertificateCaller(server.process(), bearer, "TLSv1.3").tls(),
                server.access().kmipPort(),
                secret);
    }
}
