package org.claviger.api.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SignatureAlgorithmTest {
    @ParameterizedTest
    @CsvSource({
        "RSA, RSA_PSS_SHA256",
        "EC_P256, ECDSA_SHA256",
        "EC_P384, ECDSA_SHA384",
        "EC_P521, ECDSA_SHA512",
        "EC_SECP256K1, ECDSA_SHA256",
        "ED25519, ED25519",
        "ML_DSA_65, ML_DSA",
        "SLH_DSA_SHA2_192F, SLH_DSA"
    })
    void keys_sign_by_default_with_the_strength_that_they_have(Algorithm key, SignatureAlgorithm signature) {
        assertThat(SignatureAlgorithm.defaultFor(key)).contains(signature);
    }

    @ParameterizedTest
    @EnumSource
    void a_default_fits_its_key(Algorithm key) {
        assertThat(SignatureAlgorithm.defaultFor(key).stream()).allMatch(signature -> signature.fits(key));
    }

    @ParameterizedTest
    @EnumSource
    void whoever_has_a_fitting_signature_has_a_default(Algorithm key) {
        assertThat(SignatureAlgorithm.defaultFor(key).isPresent())
                .isEqualTo(Stream.of(SignatureAlgorithm.values()).anyMatch(signature -> signature.fits(key)));
    }

    @Test
    void keys_for_agreement_encapsulation_and_encryption_do_not_sign() {
        assertThat(Stream.of(
                        Algorithm.AES,
                        Algorithm.HMAC_SHA256,
                        Algorithm.X25519,
                        Algorithm.ML_KEM_512,
                        Algorithm.ML_KEM_1024,
                        Algorithm.X_WING))
                .allSatisfy(
                        key -> assertThat(SignatureAlgorithm.defaultFor(key)).isEmpty());
    }

    @Test
    void only_rsa_and_ecdsa_sign_digests() {
        assertThat(Stream.of(SignatureAlgorithm.values())
                        .filter(signature -> signature.hash().isEmpty()))
                .containsExactly(SignatureAlgorithm.ED25519, SignatureAlgorithm.ML_DSA, SignatureAlgorithm.SLH_DSA);
    }
}
