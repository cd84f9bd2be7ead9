package org.claviger.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.claviger.blackbox.Transfers.OPEN;
import static org.claviger.blackbox.Transfers.WRAPPED;
import static org.claviger.blackbox.Transfers.file;
import static org.claviger.blackbox.Transfers.name;

import com.nimbusds.jose.jwk.JWK;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.claviger.api.AuditPageResponse;
import org.claviger.api.ErrorCode;
import org.claviger.api.Secret;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.ExportRequest;
import org.claviger.api.crypto.ExportResponse;
import org.claviger.api.crypto.ImportRequest;
import org.claviger.api.crypto.KeyFormat;
import org.claviger.api.crypto.KeyPolicy;
import org.claviger.api.crypto.Link;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.ObjectType;
import org.claviger.api.crypto.RevokeKeyRequest;
import org.claviger.api.crypto.TransportAlgorithm;
import org.claviger.api.crypto.Usage;
import org.claviger.launcher.RunningServer;
import org.claviger.server.audit.Action;
import org.claviger.server.crypto.primitive.HybridEncryption;
import org.claviger.server.crypto.primitive.KeyGeneration;
import org.claviger.server.crypto.primitive.PairMaterial;
import org.claviger.server.crypto.primitive.ParsedPrivateKey;
import org.claviger.server.crypto.primitive.PublicHalf;
import org.claviger.server.crypto.primitive.RandomBytes;
import org.claviger.server.crypto.primitive.RsaAesKeyWrap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(RunningServer.class)
class ExportIT {
    private static final byte[] KEY = RandomBytes.of(32);
    private static final ExportRequest PLAIN = ExportRequest.plain(null, null);

    private final RunningServer.Handle server;
    private final Http http;
    private final Transfers exporter;
    private final Transfers usual;

    ExportIT(RunningServer.Handle server) {
        this.server = server;
        this.http = new Http(server.process());
        this.exporter = new Transfers(Exporter.of(server, "north"));
        this.usual = new Transfers(server.client("north"));
    }

    @Test
    void bytes_leave_as_they_came() {
        for (ObjectType type : List.of(ObjectType.SYMMETRIC_KEY, ObjectType.SECRET_DATA, ObjectType.OPAQUE_OBJECT)) {
            Algorithm algorithm = type == ObjectType.SYMMETRIC_KEY ? Algorithm.AES : null;
            ObjectResponse object = exporter.bringIn(KeyFormat.RAW, KEY, type, algorithm, OPEN);

            ExportResponse out = exporter.takeOut(object.id(), PLAIN);

            assertThat(out.type()).isEqualTo(type);
            assertThat(out.format()).isEqualTo(KeyFormat.RAW);
            assertThat(out.wrapping()).isNull();
            assertThat(out.material()).isEqualTo(KEY);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Algorithm.class,
            names = {"RSA", "EC_P384", "EC_SECP256K1", "ED25519", "X25519", "ML_KEM_768", "ML_DSA_65", "X_WING"})
    void a_private_key_comes_and_goes_in_each_format(Algorithm algorithm) throws GeneralSecurityException {
        try (PairMaterial pair = KeyGeneration.pair(algorithm, algorithm.defaultLength())) {
            ObjectResponse key = exporter.bringIn(KeyFormat.PKCS8, pair.privateKey(), null, algorithm, OPEN);
            List<KeyFormat> formats = algorithm.name().matches("ML_.*|X_WING")
                    ? List.of(KeyFormat.PKCS8, KeyFormat.PEM, KeyFormat.PKCS12)
                    : List.of(KeyFormat.PKCS8, KeyFormat.PEM, KeyFormat.PKCS12, KeyFormat.JWK);
            for (KeyFormat format : formats) {
                Secret password = format == KeyFormat.PKCS12 ? Secret.of(Transfers.PASSWORD) : null;
                byte[] out = exporter.takeOut(key.id(), ExportRequest.plain(format, password))
                        .material();

                ObjectResponse again = exporter.bringIn(format, out, null, algorithm, OPEN);

                byte[] pkcs8 = exporter.takeOut(again.id(), PLAIN).material();
                assertThat(PublicHalf.of(pkcs8)).as(format.name()).isEqualTo(pair.publicKey());
            }
        }
    }

    @Test
    void a_symmetric_key_leaves_as_jwk() throws Exception {
        ObjectResponse key = exporter.bringIn(KeyFormat.RAW, KEY, null, Algorithm.HMAC_SHA256, OPEN);

        byte[] jwk = exporter.takeOut(key.id(), ExportRequest.plain(KeyFormat.JWK, null))
                .material();

        assertThat(JWK.parse(new String(jwk, UTF_8)).toOctetSequenceKey().toByteArray())
                .isEqualTo(KEY);
        assertThat(exporter.bringIn(KeyFormat.JWK, jwk, null, null, OPEN).checkValue())
                .isEqualTo(key.checkValue());
    }

    @Test
    void a_key_store_leaves_with_its_chain() throws Exception {
        ObjectResponse key = exporter.bringIn(KeyFormat.PKCS12, file("modern.p12"), null, null, OPEN);

        byte[] p12 = exporter.takeOut(key.id(), ExportRequest.plain(KeyFormat.PKCS12, Secret.of("another password")))
                .material();

        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(p12), "another password".toCharArray());
        assertThat(store.getCertificateChain(key.name())).hasSize(3);
        assertThat(store.getKey(key.name(), "another password".toCharArray()).getAlgorithm())
                .isEqualTo("EC");
        Refusal.of(
                ErrorCode.INVALID_REQUEST,
                () -> exporter.takeOut(key.id(), ExportRequest.plain(KeyFormat.PKCS12, Secret.of("short"))));
    }

    @Test
    void a_sensitive_key_leaves_wrapped_by_a_key_of_the_tenant() throws GeneralSecurityException {
        byte[] wrappingBytes = RandomBytes.of(32);
        ObjectResponse wrapping =
                exporter.bringIn(KeyFormat.RAW, wrappingBytes, null, Algorithm.AES, KeyPolicy.DEFAULT, Usage.WRAP_KEY);
        ObjectResponse key = exporter.bringIn(KeyFormat.RAW, KEY, null, Algorithm.AES, WRAPPED);

        ExportResponse out =
                exporter.takeOut(key.id(), ExportRequest.wrapped(null, ExportRequest.Wrapping.by(wrapping.id(), null)));

        assertThat(out.wrapping()).isEqualTo(TransportAlgorithm.AES_KWP);
        Cipher kwp = Cipher.getInstance("AES/KWP/NoPadding");
        kwp.init(Cipher.DECRYPT_MODE, new SecretKeySpec(wrappingBytes, "AES"));
        assertThat(kwp.doFinal(out.material())).isEqualTo(KEY);
        assertThat(trail(Action.KEY_EXPORTED, key.id()))
                .isEqualTo(key.name() + ", version 1, RAW, AES_KWP by " + wrapping.id());
        assertThat(trail(Action.WRAPPED, wrapping.id())).isEqualTo("AES_KWP");
    }

    @Test
    void a_sensitive_key_leaves_wrapped_to_somebodys_public_key() throws GeneralSecurityException {
        ObjectResponse key = exporter.bringIn(KeyFormat.RAW, KEY, null, Algorithm.AES, WRAPPED);
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair rsa = generator.generateKeyPair();

        ExportResponse toRsa = exporter.takeOut(
                key.id(),
                ExportRequest.wrapped(
                        null, ExportRequest.Wrapping.to(rsa.getPublic().getEncoded(), null)));

        assertThat(toRsa.wrapping()).isEqualTo(TransportAlgorithm.RSA_AES_KEY_WRAP_SHA256);
        assertThat(RsaAesKeyWrap.unwrap(
                        ParsedPrivateKey.parse(Algorithm.RSA, rsa.getPrivate().getEncoded()), toRsa.material()))
                .isEqualTo(KEY);
        try (PairMaterial kem = KeyGeneration.pair(Algorithm.ML_KEM_768, 192)) {
            ExportResponse toKem = exporter.takeOut(
                    key.id(), ExportRequest.wrapped(null, ExportRequest.Wrapping.to(kem.publicKey(), null)));
            assertThat(HybridEncryption.decrypt(
                            ParsedPrivateKey.parse(Algorithm.ML_KEM_768, kem.privateKey()), toKem.material()))
                    .isEqualTo(KEY);
        }
        assertThat(trail(Action.KEY_EXPORTED, key.id())).endsWith("HYBRID_KEM to a public key");
    }

    @Test
    void a_secret_leaves_only_as_its_policy_and_the_request_say() {
        ObjectResponse sensitive = exporter.bringIn(KeyFormat.RAW, KEY, null, Algorithm.AES, WRAPPED);
        ObjectResponse fixed = exporter.bringIn(KeyFormat.RAW, KEY, null, Algorithm.AES, KeyPolicy.DEFAULT);
        ObjectResponse open = exporter.bringIn(KeyFormat.RAW, KEY, null, Algorithm.AES, OPEN);
        ObjectResponse used = exporter.bringIn(ImportRequest.of(name(), KeyFormat.RAW, KEY, null, null, Algorithm.AES)
                .with(java.util.Set.of(Usage.ENCRYPT), OPEN));

        refuse(ErrorCode.USAGE_NOT_ALLOWED, sensitive, PLAIN);
        refuse(ErrorCode.USAGE_NOT_ALLOWED, fixed, PLAIN);
        refuse(ErrorCode.USAGE_NOT_ALLOWED, used, PLAIN);
        refuse(ErrorCode.INVALID_REQUEST, open, new ExportRequest(null, null, null, null, null));
        refuse(ErrorCode.INVALID_REQUEST, open, new ExportRequest(null, 2, null, true, null));
        refuse(ErrorCode.INVALID_REQUEST, open, ExportRequest.plain(KeyFormat.PEM, null));
        refuse(
                ErrorCode.INVALID_REQUEST,
                open,
                ExportRequest.wrapped(null, new ExportRequest.Wrapping(null, null, null)));
        refuse(
                ErrorCode.INVALID_REQUEST,
                open,
                ExportRequest.wrapped(null, ExportRequest.Wrapping.to(new byte[300], null)));
        refuse(
                ErrorCode.USAGE_NOT_ALLOWED,
                open,
                ExportRequest.wrapped(null, ExportRequest.Wrapping.by(used.id(), null)));
        refuse(
                ErrorCode.OBJECT_NOT_FOUND,
                open,
                ExportRequest.wrapped(null, ExportRequest.Wrapping.by(UUID.randomUUID(), null)));
    }

    @Test
    void who_may_not_take_material_out_gets_none_and_another_tenant_sees_nothing() {
        ObjectResponse open = exporter.bringIn(KeyFormat.RAW, KEY, null, Algorithm.AES, OPEN);
        Transfers foreign = new Transfers(Exporter.of(server, "south"));

        Refusal.of(ErrorCode.NOT_PERMITTED, () -> usual.takeOut(open.id(), PLAIN));
        Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> foreign.takeOut(open.id(), PLAIN));

        exporter.client()
                .post(
                        OwnTenant.KEYS + "/" + open.id() + "/revoke",
                        RevokeKeyRequest.of(RevokeKeyRequest.Reason.SUPERSEDED),
                        ObjectResponse.class);
        assertThat(exporter.takeOut(open.id(), PLAIN).material()).isEqualTo(KEY);
        exporter.client().delete(OwnTenant.KEYS + "/" + open.id(), ObjectResponse.class);
        refuse(ErrorCode.WRONG_STATE, open, PLAIN);
    }

    @Test
    void public_keys_and_certificates_are_read_by_whoever_reads_attributes() throws Exception {
        ObjectResponse key = usual.bringIn(KeyFormat.PKCS12, file("modern.p12"), null, null, KeyPolicy.DEFAULT);
        UUID certificate = Objects.requireNonNull(key.linked(Link.Type.CERTIFICATE));
        UUID publicKey = Objects.requireNonNull(key.linked(Link.Type.PUBLIC_KEY));
        byte[] expected = CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(file("chain.pem")))
                .getPublicKey()
                .getEncoded();

        assertThat(usual.takeOut(publicKey, new ExportRequest(null, null, null, null, null))
                        .material())
                .isEqualTo(expected);
        for (UUID id : List.of(key.id(), publicKey, certificate)) {
            assertThat(read(id, "public-key?format=DER")).isEqualTo(read(publicKey, "public-key?format=DER"));
            assertThat(read(id, "public-key")).isEqualTo(new String(file("ec-public.pem"), UTF_8));
            assertThat(read(id, "public-key?format=JWK"))
                    .contains("\"crv\":\"P-256\"")
                    .doesNotContain("\"d\"");
        }
        assertThat(read(key.id(), "certificate").replaceAll("\\R", "\n"))
                .isEqualTo(new String(file("chain.pem"), UTF_8));
        assertThat(read(key.id(), "certificate")).isEqualTo(read(certificate, "certificate"));
        Http.Answer wrong = get(usual, key.id(), "public-key?format=XML");
        assertThat(wrong.problem().code()).isEqualTo(ErrorCode.INVALID_REQUEST);
        ObjectResponse secret = usual.bringIn(KeyFormat.RAW, KEY, null, Algorithm.AES, KeyPolicy.DEFAULT);
        assertThat(get(usual, secret.id(), "public-key").problem().code()).isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(get(usual, secret.id(), "certificate").problem().code()).isEqualTo(ErrorCode.OBJECT_NOT_FOUND);
        assertThat(get(new Transfers(server.client("south")), key.id(), "public-key")
                        .problem()
                        .code())
                .isEqualTo(ErrorCode.OBJECT_NOT_FOUND);
    }

    private void refuse(ErrorCode code, ObjectResponse object, ExportRequest request) {
        Refusal.of(code, () -> exporter.takeOut(object.id(), request));
    }

    private String read(UUID id, String what) {
        Http.Answer answer = get(usual, id, what);
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    private Http.Answer get(Transfers as, UUID id, String what) {
        return http.send(http.to(OwnTenant.KEYS + "/" + id + "/" + what)
                .header("Authorization", "Bearer " + as.client().token().orElseThrow()));
    }

    private String trail(Action action, UUID object) {
        return server.operator("north").get("/api/v1/tenant/audit?limit=1000", AuditPageResponse.class).items().stream()
                .filter(each -> action.name().equals(each.action()) && object.equals(each.objectId()))
                .reduce((one, later) -> one.sequence() > later.sequence() ? one : later)
                .map(each -> String.valueOf(each.detail()))
                .orElse("nothing");
    }
}
