package org.claviger.server.crypto.primitive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.InvalidKeyException;
import java.util.Arrays;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.EncryptionAlgorithm;
import org.junit.jupiter.api.Test;

class RsaAesKeyWrapTest {
    private static final int MODULUS = 256;

    private final ParsedPrivateKey privateKey;
    private final ParsedPublicKey publicKey;

    RsaAesKeyWrapTest() throws InvalidKeyException {
        try (PairMaterial pair = KeyGeneration.pair(Algorithm.RSA, MODULUS * Byte.SIZE)) {
            privateKey = ParsedPrivateKey.parse(Algorithm.RSA, pair.privateKey());
            publicKey = ParsedPublicKey.parse(Algorithm.RSA, pair.publicKey());
        }
    }

    @Test
    void material_of_any_length_is_unwrapped_as_it_was() throws UndecipherableException {
        for (int length : new int[] {1, 32, 1217, 60_000}) {
            byte[] material = RandomBytes.of(length);

            byte[] wrapped = RsaAesKeyWrap.wrap(publicKey, material);

            assertThat(wrapped).hasSize(MODULUS + 8 + (length + 7) / 8 * 8);
            assertThat(RsaAesKeyWrap.unwrap(privateKey, wrapped)).isEqualTo(material);
        }
    }

    @Test
    void what_differs_in_a_bit_or_is_cut_off_is_not_unwrapped() {
        byte[] wrapped = RsaAesKeyWrap.wrap(publicKey, new byte[32]);
        for (int i : new int[] {0, MODULUS - 1, MODULUS, wrapped.length - 1}) {
            byte[] altered = wrapped.clone();
            altered[i] ^= 1;
            refuse(altered);
        }
        for (int length : new int[] {0, MODULUS - 1, MODULUS, MODULUS + 8, wrapped.length - 8}) {
            refuse(Arrays.copyOf(wrapped, length));
        }
    }

    @Test
    void a_wrapped_key_that_is_none_of_aes_256_is_refused() {
        byte[] shortKey = RandomBytes.of(16);
        byte[] key = RsaOaep.encrypt(EncryptionAlgorithm.RSA_OAEP_SHA256, publicKey, shortKey, new byte[0]);

        refuse(Bytes.concatenated(key, AesKeyWrap.wrapPadded(shortKey, new byte[32])));
    }

    private void refuse(byte[] wrapped) {
        assertThatThrownBy(() -> RsaAesKeyWrap.unwrap(privateKey, wrapped)).isInstanceOf(UndecipherableException.class);
    }
}
