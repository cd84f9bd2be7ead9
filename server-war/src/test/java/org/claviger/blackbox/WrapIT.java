package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.Date;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.claviger.api.ErrorCode;
import org.claviger.api.client.ApiClient;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.KeyPolicy;
import org.claviger.api.crypto.Link;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.ObjectTemplate;
import org.claviger.api.crypto.ObjectType;
import org.claviger.api.crypto.UnwrapRequest;
import org.claviger.api.crypto.Usage;
import org.claviger.api.crypto.WrapAlgorithm;
import org.claviger.api.crypto.WrapRequest;
import org.claviger.api.crypto.WrapResponse;
import org.claviger.launcher.RunningServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(RunningServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WrapIT {
    private static final Usage[] WRAPPING = {Usage.WRAP_KEY, Usage.UNWRAP_KEY, Usage.EXPORT};
    private static final Usage[] LEAVING = {Usage.ENCRYPT, Usage.DECRYPT, Usage.EXPORT};

    private final Keyholder holder;
    private final ApiClient north;
    private final ApiClient south;

    WrapIT(RunningServer.Handle server) {
        this.holder = Keyholder.of(server);
        this.north = server.client("north");
        this.south = server.client("south");
    }

    @ParameterizedTest
    @CsvSource({
        "AES, AES_KWP",
        "AES, AES_KW",
        "RSA, RSA_OAEP_SHA1",
        "RSA, RSA_OAEP_SHA256",
        "RSA, RSA_OAEP_SHA384",
        "RSA, RSA_OAEP_SHA512",
        "EC_P256, HYBRID_KEM",
        "EC_P384, HYBRID_KEM",
        "EC_P521, HYBRID_KEM",
        "X25519, HYBRID_KEM",
        "ML_KEM_512, HYBRID_KEM",
        "ML_KEM_768, HYBRID_KEM",
        "ML_KEM_1024, HYBRID_KEM",
        "X_WING, HYBRID_KEM",
    })
    void what_was_wrapped_is_unwrapped_into_the_same_key(Algorithm algorithm, WrapAlgorithm wrap) {
        UUID key = holder.create(algorithm, WRAPPING).id();
        ObjectResponse leaving = leaving();

        WrapResponse wrapped = wrap(key, leaving.id(), wrap);
        ObjectResponse back = unwrap(key, wrapped.wrapped(), wrap);

        assertThat(wrapped.algorithm()).isEqualTo(wrap);
        assertThat(back.id()).isNotEqualTo(leaving.id());
        assertThat(back.checkValue()).isNotNull().isEqualTo(leaving.checkValue());
        assertThat(back.length()).isEqualTo(256);
        assertThat(back.alwaysSensitive()).isFalse();
        assertThat(back.neverExtractable()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"AES/KW/NoPadding, AES_KW, 128", "AES/KW/NoPadding, AES_KW, 256", "AES/KWP/NoPadding, AES_KWP, 192"})
    void others_unwrap_it_by_aes(String cipher, WrapAlgorithm algorithm, int length) throws Exception {
        ObjectResponse key = holder.create(Algorithm.AES, length, Keyholder.EXTRACTABLE, WRAPPING);
        ObjectResponse leaving = leaving();
        Cipher software = Cipher.getInstance(cipher);
        software.init(Cipher.DECRYPT_MODE, new SecretKeySpec(holder.export(key.id()), "AES"));

        byte[] unwrapped =
                software.doFinal(wrap(key.id(), leaving.id(), algorithm).wrapped());

        assertThat(unwrapped).isEqualTo(holder.export(leaving.id()));
    }

    @ParameterizedTest
    @CsvSource({"SHA-1, RSA_OAEP_SHA1", "SHA-256, RSA_OAEP_SHA256", "SHA-512, RSA_OAEP_SHA512"})
    void others_unwrap_it_by_rsa(String hash, WrapAlgorithm algorithm) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair theirs = generator.generateKeyPair();
        UUID key = holder.bring(
                        ObjectType.PUBLIC_KEY, Algorithm.RSA, theirs.getPublic().getEncoded(), Usage.WRAP_KEY)
                .id();
        ObjectResponse leaving = leaving();
        Cipher software = Cipher.getInstance("RSA/ECB/OAEPPadding");
        software.init(
                Cipher.DECRYPT_MODE,
                theirs.getPrivate(),
                new OAEPParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), PSource.PSpecified.DEFAULT));

        byte[] unwrapped = software.doFinal(wrap(key, leaving.id(), algorithm).wrapped());

        assertThat(unwrapped).isEqualTo(holder.export(leaving.id()));
    }

    @ParameterizedTest
    @EnumSource(
            value = Algorithm.class,
            names = {"RSA", "EC_P384", "EC_SECP256K1", "ED25519", "X25519", "ML_DSA_44", "ML_KEM_768", "X_WING"})
    void a_pair_comes_back_with_both_halves(Algorithm algorithm) {
        ObjectResponse pair = holder.create(algorithm, null, Keyholder.EXTRACTABLE, Usage.EXPORT);
        byte[] wrapped = wrap(holder.transport(), pair.id(), null).wrapped();

        ObjectResponse back = unwrap(
                holder.transport(),
                wrapped,
                ObjectTemplate.of(ObjectType.PRIVATE_KEY, Keyholder.name(), null, Set.of(Usage.EXPORT), null));

        assertThat(back.type()).isEqualTo(ObjectType.PRIVATE_KEY);
        assertThat(back.algorithm()).isEqualTo(algorithm);
        assertThat(back.length()).isEqualTo(pair.length());
        assertThat(publicHalf(back).fingerprint())
                .isNotNull()
                .isEqualTo(publicHalf(pair).fingerprint());
    }

    @ParameterizedTest
    @EnumSource(
            value = ObjectType.class,
            names = {"SECRET_DATA", "OPAQUE_OBJECT"})
    void what_is_no_key_is_kept_and_leaves_as_well(ObjectType type) throws Exception {
        ObjectResponse object = holder.bring(type, null, new byte[] {1, 2, 3});

        assertThat(object.algorithm()).isNull();
        assertThat(object.length()).isEqualTo(24);
        assertThat(object.usages()).containsExactly(Usage.EXPORT);
        assertThat(holder.export(object.id())).containsExactly(1, 2, 3);
    }

    @Test
    void a_certificate_is_kept_with_its_fingerprint_and_leaves_as_well() throws Exception {
        byte[] der = certificate();

        ObjectResponse object = holder.bring(ObjectType.CERTIFICATE, null, der);

        assertThat(object.algorithm()).isEqualTo(Algorithm.EC_P256);
        assertThat(object.fingerprint())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(der)));
        assertThat(holder.export(object.id())).isEqualTo(der);
        byte[] more = Arrays.copyOf(der, der.length + 1);
        Refusal.of(ErrorCode.INVALID_REQUEST, () -> holder.bring(ObjectType.CERTIFICATE, null, more));
    }

    @Test
    void a_bit_that_differs_is_refused_with_one_reason() {
        UUID rsa = holder.create(Algorithm.RSA, 2048, null, WRAPPING).id();
        UUID kem = holder.create(Algorithm.ML_KEM_768, WRAPPING).id();
        UUID leaving = leaving().id();
        Set<String> told = new HashSet<>();

        for (UUID key : new UUID[] {holder.transport(), rsa, kem}) {
            byte[] wrapped = wrap(key, leaving, null).wrapped();
            for (int i : new int[] {0, wrapped.length / 2, wrapped.length - 1}) {
                byte[] altered = wrapped.clone();
                altered[i] ^= 1;
                told.add(Refusal.of(ErrorCode.CRYPTOGRAPHIC_FAILURE, () -> unwrap(key, altered, (WrapAlgorithm) null))
                        .detail());
            }
            told.add(Refusal.of(ErrorCode.CRYPTOGRAPHIC_FAILURE, () -> unwrap(key, new byte[7], (WrapAlgorithm) null))
                    .detail());
        }

        assertThat(told).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 33})
    void material_that_is_no_key_of_the_algorithm_becomes_none(int length) {
        Refusal.of(
                ErrorCode.INVALID_REQUEST,
                () -> holder.bring(ObjectType.SYMMETRIC_KEY, Algorithm.AES, new byte[length]));
        Refusal.of(ErrorCode.INVALID_REQUEST, () -> holder.bring(ObjectType.PRIVATE_KEY, null, new byte[length]));
        Refusal.of(ErrorCode.INVALID_REQUEST, () -> holder.bring(ObjectType.PUBLIC_KEY, null, new byte[length]));
        Refusal.of(ErrorCode.INVALID_REQUEST, () -> holder.bring(ObjectType.CERTIFICATE, null, new byte[length]));
        Refusal.of(ErrorCode.INVALID_REQUEST, () -> holder.bring(ObjectType.SYMMETRIC_KEY, null, new byte[length]));
    }

    @Test
    void material_that_is_of_another_algorithm_or_length_than_was_said_becomes_no_key() throws Exception {
        byte[] spki = holder.publicKey(holder.create(Algorithm.EC_P256, Usage.EXPORT));

        Refusal.of(ErrorCode.INVALID_REQUEST, () -> holder.bring(ObjectType.PUBLIC_KEY, Algorithm.EC_P384, spki));
        Refusal.of(
                ErrorCode.INVALID_REQUEST,
                () -> holder.bring(
                        new ObjectTemplate("other", null, Algorithm.AES, 128, null, null, null, null, null, null, null),
                        new byte[32]));
    }

    @Test
    void only_what_is_extractable_and_may_be_exported_leaves() {
        KeyPolicy sensitive = new KeyPolicy(true, true, null, null, null, null, null);
        UUID closed = holder.create(Algorithm.AES, LEAVING).id();
        UUID unexported = holder.create(Algorithm.AES, null, Keyholder.EXTRACTABLE, Usage.ENCRYPT)
                .id();
        UUID secret = holder.create(Algorithm.AES, null, sensitive, LEAVING).id();

        Refusal.of(ErrorCode.USAGE_NOT_ALLOWED, () -> wrap(holder.transport(), closed, null));
        Refusal.of(ErrorCode.USAGE_NOT_ALLOWED, () -> wrap(holder.transport(), unexported, null));
        assertThat(wrap(holder.transport(), secret, null).wrapped()).isNotEmpty();
    }

    @Test
    void who_may_not_take_material_out_wraps_nothing() {
        UUID leaving = leaving().id();

        Refusal.of(
                ErrorCode.NOT_PERMITTED,
                () -> north.post(
                        "/api/v1/crypto/wrap", new WrapRequest(holder.transport(), leaving, null), WrapResponse.class));
    }

    @Test
    void usage_mask_state_and_algorithm_of_the_wrapping_key_are_kept() {
        UUID leaving = leaving().id();
        UUID encrypting = holder.create(Algorithm.AES).id();
        UUID wrapping = holder.create(Algorithm.AES, WRAPPING).id();
        byte[] wrapped = wrap(wrapping, leaving, null).wrapped();
        holder.deactivate(wrapping);

        Refusal.of(ErrorCode.USAGE_NOT_ALLOWED, () -> wrap(encrypting, leaving, null));
        Refusal.of(ErrorCode.USAGE_NOT_ALLOWED, () -> wrap(holder.transport(), leaving, WrapAlgorithm.RSA_OAEP_SHA256));
        Refusal.of(ErrorCode.WRONG_STATE, () -> wrap(wrapping, leaving, null));
        assertThat(unwrap(wrapping, wrapped, (WrapAlgorithm) null).version()).isEqualTo(1);
    }

    @Test
    void keys_of_another_tenant_do_not_exist() {
        UUID leaving = leaving().id();

        Refusal.of(
                ErrorCode.OBJECT_NOT_FOUND,
                () -> south.post(
                        "/api/v1/crypto/wrap", new WrapRequest(holder.transport(), leaving, null), WrapResponse.class));
        Refusal.of(
                ErrorCode.OBJECT_NOT_FOUND,
                () -> south.post(
                        "/api/v1/crypto/unwrap",
                        new UnwrapRequest(holder.transport(), null, new byte[40], null, template()),
                        ObjectResponse.class));
    }

    @SuppressWarnings("JavaUtilDate") // as the library has it
    private static byte[] certificate() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        X500Name name = new X500Name("CN=till-7");
        Date now = new Date();
        return new X509v3CertificateBuilder(
                        name,
                        BigInteger.ONE,
                        now,
                        now,
                        name,
                        SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()))
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()))
                .getEncoded();
    }

    private ObjectResponse leaving() {
        return holder.create(Algorithm.AES, null, Keyholder.EXTRACTABLE, LEAVING);
    }

    private ObjectResponse publicHalf(ObjectResponse privateKey) {
        return holder.get(Objects.requireNonNull(privateKey.linked(Link.Type.PUBLIC_KEY)));
    }

    private WrapResponse wrap(UUID key, UUID object, @Nullable WrapAlgorithm algorithm) {
        return holder.post("wrap", new WrapRequest(key, object, algorithm), WrapResponse.class);
    }

    private ObjectResponse unwrap(UUID key, byte[] wrapped, @Nullable WrapAlgorithm algorithm) {
        return holder.post(
                "unwrap", new UnwrapRequest(key, null, wrapped, algorithm, template()), ObjectResponse.class);
    }

    private ObjectResponse unwrap(UUID key, byte[] wrapped, ObjectTemplate wanted) {
        return holder.post("unwrap", new UnwrapRequest(key, null, wrapped, null, wanted), ObjectResponse.class);
    }

    private static ObjectTemplate template() {
        return ObjectTemplate.of(Keyholder.name(), Algorithm.AES, null);
    }
}
