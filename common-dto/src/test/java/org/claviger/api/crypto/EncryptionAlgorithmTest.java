package org.claviger.api.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EncryptionAlgorithmTest {
    @ParameterizedTest
    @CsvSource({
        "AES, AES_GCM",
        "CHACHA20_POLY1305, CHACHA20_POLY1305",
        "RSA, RSA_OAEP_SHA256",
        "EC_P384, HYBRID_KEM",
        "X25519, HYBRID_KEM",
        "ML_KEM_768, HYBRID_KEM",
        "X_WING, HYBRID_KEM"
    })
    void keys_encrypt_by_default_so(Algorithm key, EncryptionAlgorithm encryption) {
        assertThat(EncryptionAlgorithm.defaultFor(key)).contains(encryption);
    }

    @ParameterizedTest
    @EnumSource
    void every_default_is_authenticated_and_fits_its_key(Algorithm key) {
        assertThat(EncryptionAlgorithm.defaultFor(key).stream())
                .allMatch(EncryptionAlgorithm::isAuthenticated)
                .allMatch(encryption -> encryption.fits(key, key.defaultLength()));
    }

    @Test
    void keys_that_sign_or_make_codes_encrypt_nothing() {
        assertThat(Stream.of(Algorithm.ED25519, Algorithm.EC_SECP256K1, Algorithm.ML_DSA_44, Algorithm.HMAC_SHA512))
                .allSatisfy(key -> {
                    assertThat(EncryptionAlgorithm.defaultFor(key)).isEmpty();
                    assertThat(WrapAlgorithm.defaultFor(key)).isEmpty();
                    assertThat(EncryptionAlgorithm.values())
                            .noneMatch(encryption -> encryption.fits(key, key.defaultLength()));
                });
    }

    @Test
    void some_modes_of_aes_are_not_for_keys_of_every_length() {
        assertThat(EncryptionAlgorithm.AES_GCM.fits(Algorithm.AES, 192)).isTrue();
        assertThat(EncryptionAlgorithm.AES_GCM_SIV.fits(Algorithm.AES, 192)).isFalse();
        assertThat(EncryptionAlgorithm.AES_XTS.fits(Algorithm.AES, 128)).isFalse();
        assertThat(EncryptionAlgorithm.AES_XTS.fits(Algorithm.AES, 256)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void a_wrap_fits_the_keys_that_its_encryption_fits(WrapAlgorithm wrap) {
        for (Algorithm key : Algorithm.values()) {
            if (key.isPair()) {
                assertThat(wrap.fits(key))
                        .isEqualTo(wrap != WrapAlgorithm.AES_KW
                                && wrap != WrapAlgorithm.AES_KWP
                                && wrap.asEncryption().fits(key, key.defaultLength()));
            }
        }
    }

    @Test
    void aes_keys_wrap_by_key_wrap_only() {
        assertThat(WrapAlgorithm.values())
                .filteredOn(wrap -> wrap.fits(Algorithm.AES))
                .containsExactly(WrapAlgorithm.AES_KWP, WrapAlgorithm.AES_KW);
        assertThatIllegalStateException().isThrownBy(WrapAlgorithm.AES_KW::asEncryption);
    }

    @Test
    void keys_derive_from_secrets_and_with_cmac_from_aes() {
        assertThat(DerivationAlgorithm.HKDF_SHA256.fits(Algorithm.AES)).isTrue();
        assertThat(DerivationAlgorithm.HKDF_SHA256.fits(Algorithm.RSA)).isFalse();
        assertThat(DerivationAlgorithm.SP800_108_CMAC.fits(Algorithm.AES)).isTrue();
        assertThat(DerivationAlgorithm.SP800_108_CMAC.fits(Algorithm.HMAC_SHA256))
                .isFalse();
    }
}
