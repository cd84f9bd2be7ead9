package org.claviger.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.claviger.api.ErrorCode;
import org.claviger.api.client.ApiClient;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.JwsAlgorithm;
import org.claviger.api.crypto.JwsSignRequest;
import org.claviger.api.crypto.JwsSignResponse;
import org.claviger.api.crypto.JwsVerifyRequest;
import org.claviger.api.crypto.JwsVerifyResponse;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.SignRequest;
import org.claviger.api.crypto.SignResponse;
import org.claviger.api.crypto.SignatureAlgorithm;
import org.claviger.api.crypto.SignatureEncoding;
import org.claviger.api.crypto.Usage;
import org.claviger.launcher.RunningServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(RunningServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JwsIT {
    private static final byte[] PAYLOAD = "{\"amount\":\"129.00\"}".getBytes(UTF_8);
    private static final Usage[] USAGES = {Usage.SIGN, Usage.VERIFY, Usage.EXPORT};
    private static final Usage[] MAC = {Usage.GENERATE_MAC, Usage.VERIFY_MAC, Usage.EXPORT};

    private final Keyholder holder;
    private final ApiClient south;

    JwsIT(RunningServer.Handle server) {
        this.holder = Keyholder.of(server);
        this.south = server.client("south");
    }

    @ParameterizedTest
    @CsvSource({
        "EC_P256, ES256",
        "EC_P384, ES384",
        "EC_P521, ES512",
        "EC_SECP256K1, ES256K",
        "RSA, PS256",
        "RSA, PS384",
        "RSA, PS512",
        "RSA, RS256",
        "RSA, RS384",
        "RSA, RS512",
        "ED25519, EdDSA",
    })
    void what_was_signed_is_verified_elsewhere_and_here(Algorithm algorithm, JwsAlgorithm wanted) throws Exception {
        ObjectResponse key = holder.create(algorithm, USAGES);

        JwsSignResponse signed = sign(new JwsSignRequest(key.id(), PAYLOAD, null, wanted, null));

        JWSObject jws = JWSObject.parse(signed.token());
        assertThat(jws.getHeader().getAlgorithm().getName()).isEqualTo(wanted.name());
        assertThat(jws.getHeader().getKeyID()).isEqualTo(key.id() + ".1");
        assertThat(jws.getPayload().toBytes()).isEqualTo(PAYLOAD);
        assertThat(isValidElsewhere(jws, holder.publicKey(key))).isTrue();
        JwsVerifyResponse verified = verify(key.id(), signed.token(), wanted);
        assertThat(verified.valid()).isTrue();
        assertThat(verified.payload()).isEqualTo(PAYLOAD);
    }

    @ParameterizedTest
    @CsvSource({"HMAC_SHA256, HS256", "HMAC_SHA384, HS384", "HMAC_SHA512, HS512"})
    void codes_of_secret_keys_are_verified_elsewhere_and_here(Algorithm algorithm, JwsAlgorithm expected)
            throws Exception {
        UUID key = holder.create(algorithm, null, Keyholder.EXTRACTABLE, MAC).id();

        JwsSignResponse signed = sign(new JwsSignRequest(key, PAYLOAD, null, null, null));

        assertThat(signed.algorithm()).isEqualTo(expected);
        assertThat(JWSObject.parse(signed.token()).verify(new MACVerifier(holder.export(key))))
                .isTrue();
        assertThat(verify(key, signed.token(), null).valid()).isTrue();
    }

    @Test
    void claims_become_a_jwt() throws Exception {
        UUID key = holder.create(Algorithm.EC_P256).id();
        Map<String, Object> claims = Map.of("sub", "ada", "exp", 1_900_000_000L, "roles", List.of("a", "b"));

        JWSObject jws = JWSObject.parse(
                sign(new JwsSignRequest(key, null, claims, null, null)).token());

        assertThat(jws.getHeader().getType().getType()).isEqualTo("JWT");
        assertThat(jws.getPayload().toString()).contains("\"exp\":1900000000");
        assertThat(jws.getPayload().toJSONObject()).isEqualTo(claims);
    }

    @Test
    void by_a_key_of_rsa_only_the_algorithm_that_is_expected_is_valid() {
        UUID key = holder.create(Algorithm.RSA, USAGES).id();
        String token = sign(new JwsSignRequest(key, PAYLOAD, null, JwsAlgorithm.RS256, null))
                .token();

        assertThat(verify(key, token, null).valid()).isFalse();
        assertThat(verify(key, token, JwsAlgorithm.PS256).valid()).isFalse();
        assertThat(verify(key, token, JwsAlgorithm.RS256).valid()).isTrue();
    }

    @Test
    void the_key_is_the_one_that_the_caller_names_whatever_the_token_says() {
        UUID key = holder.create(Algorithm.EC_P256).id();
        UUID other = holder.create(Algorithm.EC_P256).id();
        String token =
                sign(new JwsSignRequest(other, PAYLOAD, null, null, null)).token();

        assertThat(verify(key, token, null).valid()).isFalse();
    }

    @Test
    void a_public_key_is_no_secret_of_a_mac() throws Exception {
        ObjectResponse key = holder.create(Algorithm.EC_P256, USAGES);
        JWSObject forged = new JWSObject(new JWSHeader(JWSAlgorithm.HS256), new Payload(PAYLOAD));
        forged.sign(new MACSigner(holder.publicKey(key)));

        assertThat(verify(key.id(), forged.serialize(), null).valid()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"none\"}",
                "{\"alg\":\"NONE\"}",
                "{\"alg\":\"ES256\",\"crit\":[\"exp\"],\"exp\":1}",
                "{\"alg\":\"ES256\",\"crit\":[\"b64\"],\"b64\":false}",
                "{\"alg\":\"ES256\",\"b64\":false}",
                "{}",
                "[]",
                "",
            })
    void headers_that_are_not_plain_are_not_valid(String header) {
        UUID key = holder.create(Algorithm.EC_P256, USAGES).id();
        String input = Base64URL.encode(header) + "." + Base64URL.encode(PAYLOAD);
        byte[] signature = holder.post(
                        "sign",
                        new SignRequest(key, input.getBytes(UTF_8), null, null, SignatureEncoding.RAW),
                        SignResponse.class)
                .signature();

        assertThat(verify(key, input + "." + Base64URL.encode(signature), null).valid())
                .isFalse();
        assertThat(verify(key, input + ".", null).valid()).isFalse();
    }

    @Test
    void a_token_has_one_form() {
        UUID key = holder.create(Algorithm.EC_P256).id();
        String token = sign(new JwsSignRequest(key, PAYLOAD, null, null, null)).token();

        for (String other : Set.of(
                token + "=",
                token + "!",
                " " + token,
                token + ".",
                token + ".A",
                token.substring(0, token.length() - 1),
                token.substring(1),
                token.replace('.', ','),
                "")) {
            assertThat(verify(key, other, null).valid()).as(other).isFalse();
        }
        assertThat(verify(key, token, null).valid()).isTrue();
    }

    @Test
    void either_a_payload_or_claims_are_signed() {
        UUID key = holder.create(Algorithm.EC_P256).id();

        Refusal.of(ErrorCode.INVALID_REQUEST, () -> sign(new JwsSignRequest(key, null, null, null, null)));
        Refusal.of(
                ErrorCode.INVALID_REQUEST, () -> sign(new JwsSignRequest(key, PAYLOAD, Map.of("a", "b"), null, null)));
    }

    @ParameterizedTest
    @EnumSource(value = JwsAlgorithm.class, mode = Mode.EXCLUDE, names = "ES256")
    void a_key_signs_by_no_algorithm_of_other_keys(JwsAlgorithm other) {
        UUID key = holder.create(Algorithm.EC_P256).id();

        Refusal.of(ErrorCode.USAGE_NOT_ALLOWED, () -> sign(new JwsSignRequest(key, PAYLOAD, null, other, null)));
        Refusal.of(ErrorCode.USAGE_NOT_ALLOWED, () -> verify(key, "a.b.c", other));
    }

    @Test
    void usage_mask_and_state_are_kept() {
        UUID verifying = holder.create(Algorithm.EC_P256, Usage.VERIFY).id();
        UUID secret = holder.create(Algorithm.AES).id();
        UUID ended = holder.create(Algorithm.HMAC_SHA256).id();
        String token =
                sign(new JwsSignRequest(ended, PAYLOAD, null, null, null)).token();
        holder.deactivate(ended);

        for (UUID key : List.of(verifying, secret)) {
            Refusal.of(ErrorCode.USAGE_NOT_ALLOWED, () -> sign(new JwsSignRequest(key, PAYLOAD, null, null, null)));
        }
        Refusal.of(ErrorCode.WRONG_STATE, () -> sign(new JwsSignRequest(ended, PAYLOAD, null, null, null)));
        assertThat(verify(ended, token, null).valid()).isTrue();
    }

    @Test
    void a_key_of_another_tenant_does_not_exist() {
        UUID key = holder.create(Algorithm.EC_P256).id();
        String token = sign(new JwsSignRequest(key, PAYLOAD, null, null, null)).token();

        Refusal.of(
                ErrorCode.OBJECT_NOT_FOUND,
                () -> south.post(
                        "/api/v1/crypto/jws/sign",
                        new JwsSignRequest(key, PAYLOAD, null, null, null),
                        JwsSignResponse.class));
        Refusal.of(
                ErrorCode.OBJECT_NOT_FOUND,
                () -> south.post(
                        "/api/v1/crypto/jws/verify", new JwsVerifyRequest(key, token, null), JwsVerifyResponse.class));
    }

    private static boolean isValidElsewhere(JWSObject jws, byte[] spki) throws Exception {
        if (jws.getHeader().getAlgorithm().equals(JWSAlgorithm.EdDSA)) { // The library needs another one for it.
            return SoftwareSignatures.verify(
                    SignatureAlgorithm.ED25519,
                    SignatureEncoding.RAW,
                    spki,
                    jws.getSigningInput(),
                    jws.getSignature().decode());
        }
        PublicKey key = BouncyCastleProvider.getPublicKey(SubjectPublicKeyInfo.getInstance(spki));
        JWSVerifier verifier =
                key instanceof RSAPublicKey rsa ? new RSASSAVerifier(rsa) : new ECDSAVerifier((ECPublicKey) key);
        verifier.getJCAContext().setProvider(SoftwareSignatures.PROVIDER);
        return jws.verify(verifier);
    }

    private JwsSignResponse sign(JwsSignRequest request) {
        return holder.post("jws/sign", request, JwsSignResponse.class);
    }

    private JwsVerifyResponse verify(UUID key, String token, @Nullable JwsAlgorithm algorithm) {
        return holder.post("jws/verify", new JwsVerifyRequest(key, token, algorithm), JwsVerifyResponse.class);
    }
}
