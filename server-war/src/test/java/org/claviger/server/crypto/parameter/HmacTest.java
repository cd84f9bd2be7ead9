package org.claviger.server.crypto.parameter;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HexFormat;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.word.CryptographicAlgorithm;
import org.claviger.kmip.word.HashingAlgorithm;
import org.claviger.kmip.word.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Published codes (RFC 2202 and RFC 4231, test case 2; those of SHA-3 from another implementation), and how one is named. */
class HmacTest {
    private static final byte[] KEY = "Jefe".getBytes(US_ASCII);
    private static final byte[] MESSAGE = "what do ya want for nothing?".getBytes(US_ASCII);

    @ParameterizedTest
    @CsvSource({
        "HMAC_SHA1, SHA_1, effcdf6ae5eb2fa2d27416d5f184df9c259a7c79",
        "HMAC_SHA224, SHA_224, a30e01098bc6dbbf45690f3a7e9e6d0f8bbea2a39e6148008fd05e44",
        "HMAC_SHA256, SHA_256, 5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        "HMAC_SHA384, SHA_384, af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e"
                + "8e2240ca5e69e2c78b3239ecfab21649",
        "HMAC_SHA512, SHA_512, 164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554"
                + "9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737",
        "HMAC_SHA3_224, SHA3_224, 7fdb8dd88bd2f60d1b798634ad386811c2cfc85bfaf5d52bbace5e66",
        "HMAC_SHA3_256, SHA3_256, c7d4072e788877ae3596bbb0da73b887c9171f93095b294ae857fbe2645e1ba5",
        "HMAC_SHA3_384, SHA3_384, f1101f8cbf9766fd6764d2ed61903f21ca9b18f57cf3e1a23ca13508a93243ce"
                + "48c045dc007f26a21b3f5e0e9df4c20a",
        "HMAC_SHA3_512, SHA3_512, 5a4bfeab6166427c7a3647b747292b8384537cdb89afb3bf5665e4c5e709350b"
                + "287baec921fd7ca0ee7a0c31d022a95e1fc92ba9d77df883960275beb4e62024"
    })
    void a_code_is_as_published_whether_algorithm_or_hash_name_it(
            CryptographicAlgorithm algorithm, HashingAlgorithm hash, String code) {
        Hmac byAlgorithm = Hmac.of(Parameters.of(Item.of(Tag.CRYPTOGRAPHIC_ALGORITHM, algorithm)))
                .orElseThrow();
        Hmac byHash =
                Hmac.of(Parameters.of(Item.of(Tag.HASHING_ALGORITHM, hash))).orElseThrow();

        assertThat(byAlgorithm.of(KEY, MESSAGE)).asHexString().isEqualToIgnoringCase(code);
        assertThat(byHash.of(KEY, MESSAGE)).isEqualTo(HexFormat.of().parseHex(code));
    }

    @Test
    void the_algorithm_counts_before_the_hash() {
        Hmac hmac = Hmac.of(Parameters.of(
                        Item.of(Tag.HASHING_ALGORITHM, HashingAlgorithm.SHA_512),
                        Item.of(Tag.CRYPTOGRAPHIC_ALGORITHM, CryptographicAlgorithm.HMAC_SHA256)))
                .orElseThrow();

        assertThat(hmac.of(KEY, MESSAGE)).hasSize(32);
    }

    @Test
    void nothing_or_aes_name_none() {
        assertThat(Hmac.of(Parameters.of())).isEmpty();
        assertThat(Hmac.of(Parameters.of(Item.of(Tag.CRYPTOGRAPHIC_ALGORITHM, CryptographicAlgorithm.AES))))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = CryptographicAlgorithm.class,
            names = {"DES", "DES3", "RSA", "HMAC_MD5", "CHACHA20"})
    void no_code_is_made_by_other_algorithms(CryptographicAlgorithm algorithm) {
        CryptographicParameters parameters = Parameters.of(Item.of(Tag.CRYPTOGRAPHIC_ALGORITHM, algorithm));
        assertThatExceptionOfType(BadParametersException.class)
                .isThrownBy(() -> Hmac.of(parameters))
                .withMessageContaining(algorithm.title())
                .matches(e -> !e.isIncomplete());
    }

    @Test
    void no_code_is_made_with_md5() {
        CryptographicParameters parameters = Parameters.of(Item.of(Tag.HASHING_ALGORITHM, HashingAlgorithm.MD5));
        assertThatExceptionOfType(BadParametersException.class).isThrownBy(() -> Hmac.of(parameters));
    }
}
