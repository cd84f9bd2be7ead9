package org.claviger.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.claviger.blackbox.Transfers.file;
import static org.claviger.blackbox.Transfers.name;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.claviger.api.ErrorCode;
import org.claviger.api.Secret;
import org.claviger.api.client.ApiClient;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.ImportRequest;
import org.claviger.api.crypto.KeyFormat;
import org.claviger.api.crypto.KeyPolicy;
import org.claviger.api.crypto.Link;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.ObjectType;
import org.claviger.api.crypto.State;
import org.claviger.api.crypto.Usage;
import org.claviger.api.tenant.TenantSettings;
import org.claviger.launcher.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(RunningServer.class)
class ImportIT {
    private static final byte[] KEY = HexFormat.of().parseHex("00".repeat(31) + "07");

    private final RunningServer.Handle server;
    private final ApiClient client;
    private final Transfers north;
    private final Transfers south;

    ImportIT(RunningServer.Handle server) {
        this.server = server;
        this.client = server.client("north");
        this.north = new Transfers(client);
        this.south = new Transfers(server.client("south"));
    }

    @Test
    void a_symmetric_key_has_the_check_value_of_its_bytes_and_is_no_secret_of_the_server_alone()
            throws GeneralSecurityException {
        ObjectResponse key = north.bringIn(ImportRequest.of(name(), KeyFormat.RAW, KEY, null, null, Algorithm.AES));

        Cipher aes = Cipher.getInstance("AES/ECB/NoPadding");
        aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(KEY, "AES"));
        assertThat(key.checkValue())
                .isEqualTo(HexFormat.of().withUpperCase().formatHex(aes.doFinal(new byte[16]), 0, 3));
        assertThat(key.type()).isEqualTo(ObjectType.SYMMETRIC_KEY);
        assertThat(key.length()).isEqualTo(256);
        assertThat(key.state()).isEqualTo(State.ACTIVE);
        assertThat(key.usages()).containsExactlyInAnyOrder(Usage.ENCRYPT, Usage.DECRYPT);
        assertThat(key.policy().sensitive()).isTrue();
        assertThat(key.policy().extractable()).isFalse();
        assertThat(key.alwaysSensitive()).isFalse();
        assertThat(key.neverExtractable()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"rsa-pkcs1.pem, RSA, 2048", "ec-sec1.pem, EC_P256, 256", "ed25519-pkcs8.pem, ED25519, 256"})
    void a_private_key_comes_with_its_public_one(String pem, Algorithm algorithm, int length) throws Exception {
        ObjectResponse key = north.bringIn(ImportRequest.of(name(), KeyFormat.PEM, file(pem)));

        assertThat(key.type()).isEqualTo(ObjectType.PRIVATE_KEY);
        assertThat(key.algorithm()).isEqualTo(algorithm);
        assertThat(key.length()).isEqualTo(length);
        assertThat(key.usages()).containsExactly(Usage.SIGN);
        ObjectResponse publicKey = north.get(Objects.requireNonNull(key.linked(Link.Type.PUBLIC_KEY)));
        assertThat(publicKey.linked(Link.Type.PRIVATE_KEY)).isEqualTo(key.id());
        assertThat(publicKey.fingerprint()).hasSize(64);
        assertThat(publicKey.usages()).containsExactly(Usage.VERIFY);
    }

    @Test
    void a_public_key_has_the_fingerprint_of_its_der() throws Exception {
        ObjectResponse key = north.bringIn(ImportRequest.of(name(), KeyFormat.PEM, file("ec-public.pem")));

        assertThat(key.type()).isEqualTo(ObjectType.PUBLIC_KEY);
        assertThat(key.fingerprint())
                .isEqualTo(sha256(chain().get(0).getPublicKey().getEncoded()));
    }

    @Test
    void secret_data_and_opaque_objects_are_whatever_bytes_they_are() {
        for (ObjectType type : List.of(ObjectType.SECRET_DATA, ObjectType.OPAQUE_OBJECT)) {
            ObjectResponse object = north.bringIn(
                    ImportRequest.of(name(), KeyFormat.RAW, "a secret".getBytes(UTF_8), null, type, null));

            assertThat(object.type()).isEqualTo(type);
            assertThat(object.algorithm()).isNull();
            assertThat(object.checkValue()).isNull();
        }
    }

    @Test
    void a_key_store_brings_key_and_chain_all_linked() throws Exception {
        String name = name();
        ObjectResponse key = north.bringIn(ImportRequest.of(
                name, KeyFormat.PKCS12, file("modern.p12"), Secret.of(Transfers.PASSWORD), null, null));

        ObjectResponse leaf = north.get(Objects.requireNonNull(key.linked(Link.Type.CERTIFICATE)));
        assertThat(leaf.name()).isEqualTo(name);
        assertThat(leaf.linked(Link.Type.PRIVATE_KEY)).isEqualTo(key.id());
        assertThat(leaf.linked(Link.Type.PUBLIC_KEY)).isEqualTo(key.linked(Link.Type.PUBLIC_KEY));
        List<X509Certificate> chain = chain();
        assertThat(leaf.fingerprint()).isEqualTo(sha256(chain.get(0).getEncoded()));
        ObjectResponse issuer = north.get(Objects.requireNonNull(leaf.linked(Link.Type.CERTIFICATE)));
        assertThat(issuer.fingerprint()).isEqualTo(sha256(chain.get(1).getEncoded()));
        ObjectResponse root = north.get(Objects.requireNonNull(issuer.linked(Link.Type.CERTIFICATE)));
        assertThat(root.fingerprint()).isEqualTo(sha256(chain.get(2).getEncoded()));
        assertThat(root.linked(Link.Type.CERTIFICATE)).isNull();
    }

    @Test
    void a_certificate_finds_its_key_in_its_own_tenant_alone() throws Exception {
        ObjectResponse key = north.bringIn(ImportRequest.of(name(), KeyFormat.PEM, file("rsa-pkcs1.pem")));
        byte[] certificate = TestCertificates.selfSigned(file("rsa-pkcs1.pem"));

        ObjectResponse own = north.bringIn(ImportRequest.of(name(), KeyFormat.X509, certificate));
        ObjectResponse others = south.bringIn(ImportRequest.of(name(), KeyFormat.X509, certificate));

        assertThat(own.type()).isEqualTo(ObjectType.CERTIFICATE);
        assertThat(own.linked(Link.Type.PRIVATE_KEY)).isNotNull();
        assertThat(own.linked(Link.Type.PUBLIC_KEY)).isNotNull();
        assertThat(others.links()).isEmpty();
        assertThat(north.get(key.id()).algorithm()).isEqualTo(Algorithm.RSA);
        Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> south.get(own.id()));
    }

    @Test
    void what_cannot_be_read_is_refused_and_nothing_of_it_remains() throws Exception {
        String name = name();
        byte[] p12 = file("modern.p12");
        byte[] garbage = new byte[3000];
        Arrays.fill(garbage, (byte) 0x30);
        for (KeyFormat format : KeyFormat.values()) {
            refuse(ImportRequest.of(name, format, garbage, Secret.of("wrong"), null, null));
        }
        refuse(ImportRequest.of(name, KeyFormat.PKCS12, p12, Secret.of("wrong"), null, null));
        refuse(ImportRequest.of(name, KeyFormat.PKCS12, p12));
        for (int length : new int[] {1, 700, p12.length - 1}) {
            refuse(ImportRequest.of(
                    name, KeyFormat.PKCS12, Arrays.copyOf(p12, length), Secret.of(Transfers.PASSWORD), null, null));
        }
        refuse(ImportRequest.of(name, KeyFormat.RAW, new byte[31], null, null, Algorithm.AES));
        refuse(ImportRequest.of(name, KeyFormat.RAW, new byte[70_000], null, ObjectType.OPAQUE_OBJECT, null));
        refuse(ImportRequest.of(name, KeyFormat.PEM, file("ec-sec1.pem"), null, ObjectType.PUBLIC_KEY, null));
        Refusal.of(
                ErrorCode.REQUEST_TOO_LARGE,
                () -> north.bringIn(ImportRequest.of(
                        name, KeyFormat.RAW, new byte[10_000_000], null, ObjectType.OPAQUE_OBJECT, null)));

        assertThat(north.named(name)).isEmpty();
    }

    @Test
    void a_chain_whose_last_part_is_refused_leaves_nothing() throws Exception {
        String name = name();
        byte[] certificate = TestCertificates.selfSigned(file("ed25519-pkcs8.pem"));
        north.bringIn(ImportRequest.of(name, KeyFormat.X509, certificate));

        String password = "throw-away";
        byte[] p12 = TestCertificates.keyStore(file("ed25519-pkcs8.pem"), password);
        Refusal.of(
                ErrorCode.NAME_TAKEN,
                () -> north.bringIn(ImportRequest.of(name, KeyFormat.PKCS12, p12, Secret.of(password), null, null)));

        assertThat(north.named(name)).extracting(ObjectResponse::type).containsExactly(ObjectType.CERTIFICATE);
    }

    @Test
    void the_tenants_settings_hold() {
        OwnTenant tenant = OwnTenant.with(
                server, "imports-" + java.util.UUID.randomUUID().toString().substring(0, 8));
        Transfers own = new Transfers(tenant.client());
        tenant.operator()
                .put(
                        "/api/v1/tenant/settings",
                        new TenantSettings(Set.of("AES-256"), 1L, null, null, null, null, null),
                        TenantSettings.class);

        Refusal.of(
                ErrorCode.NOT_PERMITTED,
                () -> own.bringIn(ImportRequest.of(name(), KeyFormat.PEM, file("rsa-pkcs1.pem"))));
        own.bringIn(ImportRequest.of(name(), KeyFormat.RAW, KEY, null, null, Algorithm.AES));
        Refusal.of(
                ErrorCode.QUOTA_EXCEEDED,
                () -> own.bringIn(ImportRequest.of(name(), KeyFormat.RAW, KEY, null, null, Algorithm.AES)));
    }

    @Test
    void a_policy_that_was_asked_for_is_kept() throws IOException {
        ObjectResponse key = north.bringIn(ImportRequest.of(name(), KeyFormat.PEM, file("ec-sec1.pem"))
                .with(Set.of(Usage.SIGN), new KeyPolicy(false, true, null, null, null, 365, null)));

        assertThat(key.policy().extractable()).isTrue();
        assertThat(key.policy().sensitive()).isFalse();
        assertThat(key.policy().cryptoperiodDays()).isEqualTo(365);
    }

    private void refuse(ImportRequest request) {
        Refusal.of(ErrorCode.INVALID_REQUEST, () -> north.bringIn(request));
    }

    private static List<X509Certificate> chain() throws IOException, GeneralSecurityException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(file("chain.pem")))
                .stream()
                .map(X509Certificate.class::cast)
                .toList();
    }

    private static String sha256(byte[] der) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(der));
    }
}
