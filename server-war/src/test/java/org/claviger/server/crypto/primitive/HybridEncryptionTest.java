package org.claviger.server.crypto.primitive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.HashAlgorithm;
import org.junit.jupiter.api.Test;

class HybridEncryptionTest {
    private static final byte[] PLAINTEXT = "a plaintext".getBytes(StandardCharsets.UTF_8);
    private static final byte[] AAD = {1, 2, 3};

    private final PairMaterial pair = KeyGeneration.pair(Algorithm.X25519, 256);
    private final ParsedPublicKey publicKey = ParsedPublicKey.parse(Algorithm.X25519, pair.publicKey());
    private final ParsedPrivateKey privateKey = ParsedPrivateKey.parse(Algorithm.X25519, pair.privateKey());

    HybridEncryptionTest() throws GeneralSecurityException {}

    @Test
    void plaintexts_of_any_length_decrypt() throws GeneralSecurityException {
        for (int length : new int[] {0, 1, 16, 100_000}) {
            byte[] plaintext = RandomBytes.of(length);
            assertThat(HybridEncryption.decrypt(privateKey, HybridEncryption.encrypt(publicKey, plaintext)))
                    .isEqualTo(plaintext);
        }
    }

    /** The documented format, read by hand. */
    @Test
    void the_format_is_what_its_description_says() throws GeneralSecurityException {
        byte[] message = HybridEncryption.encrypt(publicKey, PLAINTEXT, AAD);
        byte[] encapsulated = Arrays.copyOfRange(message, 1, 33);
        byte[] info =
                Bytes.concatenated("claviger hybrid 1\0X25519\0".getBytes(StandardCharsets.US_ASCII), encapsulated);
        byte[] keyAndIv =
                Hkdf.derive(HashAlgorithm.SHA256, Kem.decapsulate(privateKey, encapsulated), new byte[0], info, 44);

        assertThat(message[0]).isEqualTo((byte) 1);
        assertThat(AesGcm.decrypt(
                        Arrays.copyOf(keyAndIv, 32),
                        Arrays.copyOfRange(keyAndIv, 32, 44),
                        Arrays.copyOfRange(message, 33, message.length),
                        AAD))
                .isEqualTo(PLAINTEXT);
    }

    @Test
    void a_message_is_refused_if_any_of_its_bits_differs() throws GeneralSecurityException {
        byte[] message = HybridEncryption.encrypt(publicKey, PLAINTEXT, AAD);
        // X25519 masks the highest bit of a public key (RFC 7748, section 5); the derived key knows it nonetheless.
        assertThat(IntStream.range(0, message.length * Byte.SIZE)).allSatisfy(bit -> {
            byte[] changed = message.clone();
            changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            assertThatExceptionOfType(UndecipherableException.class)
                    .isThrownBy(() -> HybridEncryption.decrypt(privateKey, changed, AAD));
        });
    }

    @Test
    void a_message_is_refused_if_it_was_cut_at_any_place() throws GeneralSecurityException {
        byte[] message = HybridEncryption.encrypt(publicKey, PLAINTEXT, AAD);
        assertThat(IntStream.range(0, message.length))
                .allSatisfy(length -> assertThatExceptionOfType(UndecipherableException.class)
                        .isThrownBy(() -> HybridEncryption.decrypt(privateKey, Arrays.copyOf(message, length), AAD)));
    }
}
