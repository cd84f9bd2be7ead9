package org.claviger.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.Objects;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.client.ApiClient;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.HashAlgorithm;
import org.claviger.api.crypto.Link;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.SignRequest;
import org.claviger.api.crypto.SignResponse;
import org.claviger.api.crypto.SignatureAlgorithm;
import org.claviger.api.crypto.SignatureEncoding;
import org.claviger.api.crypto.Usage;
import org.claviger.launcher.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

@ExtendWith(RunningServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignIT {
    private static final byte[] MESSAGE = "Pay 129.00 EUR".getBytes(UTF_8);
    private static final Usage[] USAGES = {Usage.SIGN, Usage.VERIFY, Usage.EXPORT};

    private final Keyholder holder;
    private final ApiClient south;

    SignIT(RunningServer.Handle server) {
        this.holder = Keyholder.of(server);
        this.south = server.client("south");
    }

    @ParameterizedTest
    @CsvSource({
        "RSA, RSA_PKCS1_SHA256",
        "RSA, RSA_PKCS1_SHA384",
        "RSA, RSA_PKCS1_SHA512",
        "RSA, RSA_PSS_SHA256",
        "RSA, RSA_PSS_SHA384",
        "RSA, RSA_PSS_SHA512",
        "EC_P256, ECDSA_SHA256",
        "EC_P384, ECDSA_SHA384",
        "EC_P521, ECDSA_SHA512",
        "EC_SECP256K1, ECDSA_SHA256",
        "ED25519, ED25519",
        "ML_DSA_44, ML_DSA",
        "ML_DSA_65, ML_DSA",
        "ML_DSA_87, ML_DSA",
        "SLH_DSA_SHA2_128F, SLH_DSA",
    })
    void what_was_signed_is_verified_elsewhere(Algorithm key, SignatureAlgorithm algorithm) throws Exception {
        ObjectResponse privateKey = holder.create(key, USAGES);

        SignResponse signed = sign(new SignRequest(privateKey.id(), MESSAGE, null, algorithm, null));

        assertThat(signed.keyId()).isEqualTo(privateKey.id());
        assertThat(signed.version()).isEqualTo(1);
        assertThat(signed.algorithm()).isEqualTo(algorithm);
        assertThat(verified(privateKey, SignatureEncoding.DER, MESSAGE, signed)).isTrue();
        assertThat(verified(privateKey, SignatureEncoding.DER, "Pay 1".getBytes(UTF_8), signed))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = Algorithm.class,
            names = {"RSA", "EC_P256", "EC_P384", "EC_P521", "EC_SECP256K1"})
    void a_digest_is_signed_as_its_message_would_be_by_the_default_of_the_key(Algorithm key) throws Exception {
        ObjectResponse privateKey = holder.create(key, USAGES);
        HashAlgorithm hash =
                SignatureAlgorithm.defaultFor(key).orElseThrow().hash().orElseThrow();
        byte[] digest = MessageDigest.getInstance(hash.standardName()).digest(MESSAGE);

        SignResponse signed = sign(new SignRequest(privateKey.id(), null, digest, null, SignatureEncoding.RAW));

        assertThat(verified(privateKey, SignatureEncoding.RAW, MESSAGE, signed)).isTrue();
    }

    @Test
    void the_public_half_leads_to_the_private_one() {
        ObjectResponse privateKey = holder.create(Algorithm.EC_P256, USAGES);

        UUID publicKey = Objects.requireNonNull(privateKey.linked(Link.Type.PUBLIC_KEY));

        assertThat(sign(SignRequest.of(publicKey, MESSAGE)).keyId()).isEqualTo(privateKey.id());
    }

    @Test
    void either_a_message_or_a_digest_is_signed() {
        UUID key = holder.create(Algorithm.EC_P256).id();

        Refusal.of(ErrorCode.INVALID_REQUEST, () -> sign(new SignRequest(key, null, null, null, null)));
        Refusal.of(ErrorCode.INVALID_REQUEST, () -> sign(new SignRequest(key, MESSAGE, new byte[32], null, null)));
        Refusal.of(ErrorCode.INVALID_REQUEST, () -> sign(new SignRequest(key, null, new byte[31], null, null)));
        Refusal.of(
                ErrorCode.INVALID_REQUEST,
                () -> sign(new SignRequest(key, new byte[SignRequest.MAX_MESSAGE + 1], null, null, null)));
    }

    @Test
    void what_takes_whole_messages_signs_no_digest() {
        UUID key = holder.create(Algorithm.ED25519).id();

        Refusal.of(ErrorCode.INVALID_REQUEST, () -> sign(new SignRequest(key, null, new byte[32], null, null)));
    }

    @ParameterizedTest
    @EnumSource(value = SignatureAlgorithm.class, mode = Mode.MATCH_NONE, names = "ECDSA.*")
    void a_key_signs_by_no_algorithm_of_other_keys(SignatureAlgorithm other) {
        UUID key = holder.create(Algorithm.EC_P256).id();

        Refusal.of(ErrorCode.USAGE_NOT_ALLOWED, () -> sign(new SignRequest(key, MESSAGE, null, other, null)));
    }

    @Test
    void the_usage_mask_is_kept() {
        UUID key = holder.create(Algorithm.EC_P256, Usage.VERIFY).id();
        UUID secret = holder.create(Algorithm.AES).id();

        Refusal.of(ErrorCode.USAGE_NOT_ALLOWED, () -> sign(SignRequest.of(key, MESSAGE)));
        Refusal.of(ErrorCode.USAGE_NOT_ALLOWED, () -> sign(SignRequest.of(secret, MESSAGE)));
    }

    @Test
    void a_deactivated_key_signs_nothing_new() {
        UUID key = holder.create(Algorithm.EC_P256).id();
        holder.deactivate(key);

        Refusal.of(ErrorCode.WRONG_STATE, () -> sign(SignRequest.of(key, MESSAGE)));
    }

    @Test
    void a_key_of_another_tenant_does_not_exist() {
        UUID key = holder.create(Algorithm.EC_P256).id();

        Refusal.of(
                ErrorCode.OBJECT_NOT_FOUND,
                () -> south.post("/api/v1/crypto/sign", SignRequest.of(key, MESSAGE), SignResponse.class));
    }

    private SignResponse sign(SignRequest request) {
        return holder.post("sign", request, SignResponse.class);
    }

    private boolean verified(ObjectResponse key, SignatureEncoding encoding, byte[] message, SignResponse signed)
            throws Exception {
        return SoftwareSignatures.verify(
                signed.algorithm(), encoding, holder.publicKey(key), message, signed.signature());
    }
}
