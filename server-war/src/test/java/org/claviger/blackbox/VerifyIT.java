package org.claviger.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.UUID;
import org.claviger.api.AuditPageResponse;
import org.claviger.api.ErrorCode;
import org.claviger.api.client.ApiClient;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.ObjectType;
import org.claviger.api.crypto.SignRequest;
import org.claviger.api.crypto.SignResponse;
import org.claviger.api.crypto.SignatureAlgorithm;
import org.claviger.api.crypto.SignatureEncoding;
import org.claviger.api.crypto.Usage;
import org.claviger.api.crypto.VerifyRequest;
import org.claviger.api.crypto.VerifyResponse;
import org.claviger.launcher.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(RunningServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerifyIT {
    private static final byte[] MESSAGE = "Pay 129.00 EUR".getBytes(UTF_8);

    private final RunningServer.Handle server;
    private final Keyholder holder;
    private final ApiClient south;

    VerifyIT(RunningServer.Handle server) {
        this.server = server;
        this.holder = Keyholder.of(server);
        this.south = server.client("south");
    }

    @ParameterizedTest
    @CsvSource({
        "RSA, RSA_PKCS1_SHA256, DER",
        "RSA, RSA_PSS_SHA512, DER",
        "ECDSA P-256, ECDSA_SHA256, DER",
        "ECDSA P-256, ECDSA_SHA256, RAW",
        "ECDSA P-521, ECDSA_SHA512, RAW",
        "ECDSA secp256k1, ECDSA_SHA256, DER",
        "Ed25519, ED25519, DER",
        "ML-DSA-65, ML_DSA, DER",
        "SLH-DSA-SHA2-128F, SLH_DSA, DER",
    })
    void what_was_signed_elsewhere_is_verified(String key, SignatureAlgorithm algorithm, SignatureEncoding encoding)
            throws Exception {
        KeyPair pair = pair(key);
        UUID id = holder.bring(ObjectType.PUBLIC_KEY, null, pair.getPublic().getEncoded())
                .id();
        byte[] signature =
                SoftwareSignatures.sign(algorithm, encoding, pair.getPrivate().getEncoded(), MESSAGE);

        assertThat(verify(new VerifyRequest(id, 1, MESSAGE, null, algorithm, encoding, signature)))
                .isEqualTo(new VerifyResponse(id, 1, algorithm, true));

        signature[signature.length / 2] ^= 1;
        assertThat(verify(new VerifyRequest(id, null, MESSAGE, null, algorithm, encoding, signature))
                        .valid())
                .isFalse();
    }

    @Test
    void whatever_is_no_signature_of_the_message_is_not_valid() {
        UUID key = holder.create(Algorithm.EC_P256).id();
        byte[] signature = sign(key);

        assertThat(verify(key, MESSAGE, signature)).isTrue();
        assertThat(verify(key, "Pay 130.00 EUR".getBytes(UTF_8), signature)).isFalse();
        assertThat(verify(key, MESSAGE, new byte[0])).isFalse();
        assertThat(verify(key, MESSAGE, new byte[64])).isFalse();
        assertThat(verify(holder.create(Algorithm.EC_P256).id(), MESSAGE, signature))
                .isFalse();
    }

    @Test
    void the_answer_is_in_the_audit_trail() {
        UUID key = holder.create(Algorithm.EC_P256).id();
        byte[] signature = sign(key);
        UUID publicKey = verify(request(key, MESSAGE, signature)).keyId();
        verify(key, new byte[0], signature);

        assertThat(server.operator("north")
                        .get("/api/v1/tenant/audit?limit=1000", AuditPageResponse.class)
                        .items())
                .filteredOn(each -> publicKey.equals(each.objectId()))
                .extracting(each -> each.detail())
                .contains("ECDSA_SHA256, valid", "ECDSA_SHA256, invalid");
    }

    @Test
    void a_deactivated_key_still_verifies() {
        ObjectResponse key = holder.create(Algorithm.ED25519);
        byte[] signature = sign(key.id());
        UUID publicKey = verify(request(key.id(), MESSAGE, signature)).keyId();
        holder.deactivate(key.id());
        holder.deactivate(publicKey);

        assertThat(verify(key.id(), MESSAGE, signature)).isTrue();
    }

    @Test
    void a_version_that_there_is_none_of_is_refused() {
        UUID key = holder.create(Algorithm.EC_P256).id();

        Refusal.of(
                ErrorCode.INVALID_REQUEST,
                () -> verify(new VerifyRequest(key, 2, MESSAGE, null, null, null, new byte[64])));
    }

    @Test
    void the_usage_mask_and_the_algorithm_are_kept() {
        UUID signing = holder.create(Algorithm.EC_P256, Usage.SIGN).id();
        UUID verifying = holder.create(Algorithm.EC_P256, Usage.VERIFY).id();

        Refusal.of(ErrorCode.USAGE_NOT_ALLOWED, () -> verify(signing, MESSAGE, new byte[64]));
        Refusal.of(
                ErrorCode.USAGE_NOT_ALLOWED,
                () -> verify(new VerifyRequest(
                        verifying, null, MESSAGE, null, SignatureAlgorithm.ED25519, null, new byte[64])));
    }

    @Test
    void a_key_of_another_tenant_does_not_exist() {
        UUID key = holder.create(Algorithm.EC_P256).id();

        Refusal.of(
                ErrorCode.OBJECT_NOT_FOUND,
                () -> south.post("/api/v1/crypto/verify", request(key, MESSAGE, new byte[64]), VerifyResponse.class));
    }

    private static KeyPair pair(String key) throws Exception {
        int curve = key.indexOf(' ');
        KeyPairGenerator generator =
                KeyPairGenerator.getInstance(curve < 0 ? key : key.substring(0, curve), SoftwareSignatures.PROVIDER);
        if (curve > 0) {
            generator.initialize(new ECGenParameterSpec(key.substring(curve + 1)));
        } else if (key.equals("RSA")) {
            generator.initialize(2048);
        }
        return generator.generateKeyPair();
    }

    private byte[] sign(UUID key) {
        return holder.post("sign", SignRequest.of(key, MESSAGE), SignResponse.class)
                .signature();
    }

    private static VerifyRequest request(UUID key, byte[] message, byte[] signature) {
        return new VerifyRequest(key, null, message, null, null, null, signature);
    }

    private boolean verify(UUID key, byte[] message, byte[] signature) {
        return verify(request(key, message, signature)).valid();
    }

    private VerifyResponse verify(VerifyRequest request) {
        return holder.post("verify", request, VerifyResponse.class);
    }
}
