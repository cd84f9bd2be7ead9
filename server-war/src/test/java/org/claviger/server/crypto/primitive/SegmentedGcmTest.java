package org.claviger.server.crypto.primitive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentedGcmTest {
    private static final int SEGMENT = SegmentedGcm.SEGMENT;
    private static final byte[] MATERIAL = random(32, 1);
    private static final byte[] SALT = random(SegmentedGcm.SALT, 2);
    private static final byte[] HEADER = "a header".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, SEGMENT - 1, SEGMENT, SEGMENT + 1, 3 * SEGMENT})
    void a_stream_of_any_length_decrypts(int length) throws AEADBadTagException {
        byte[] plaintext = random(length, 3);

        assertThat(decrypt(MATERIAL, SALT, HEADER, encrypt(plaintext))).isEqualTo(plaintext);
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 24, 32})
    void managed_keys_of_any_length_make_streams(int keyLength) throws AEADBadTagException {
        byte[] material = random(keyLength, 4);
        try (SegmentedGcm stream = new SegmentedGcm(material, SALT, HEADER)) {
            byte[] segment = stream.encrypt(HEADER, HEADER.length, true);
            assertThat(decrypt(material, SALT, HEADER, List.of(segment))).isEqualTo(HEADER);
        }
    }

    /** The construction once more, from the JDK's HMAC: HKDF (RFC 5869) with one block of output. */
    @Test
    void segments_are_what_the_construction_says() throws Exception {
        byte[] plaintext = random(SEGMENT + 5, 5);
        byte[] pseudoRandomKey = hmac(SALT, MATERIAL);
        byte[] infoAndOne = Arrays.copyOf(HEADER, HEADER.length + 1);
        infoAndOne[HEADER.length] = 1;
        byte[] key = hmac(pseudoRandomKey, infoAndOne);

        assertThat(encrypt(plaintext))
                .containsExactly(
                        gcm(key, new byte[12], Arrays.copyOf(plaintext, SEGMENT)),
                        gcm(
                                key,
                                new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1},
                                Arrays.copyOfRange(plaintext, SEGMENT, plaintext.length)));
    }

    @Test
    void equal_segments_of_a_stream_look_different() {
        List<byte[]> segments = encrypt(new byte[2 * SEGMENT]);

        assertThat(segments.get(0)).isNotEqualTo(segments.get(1));
    }

    @Nested
    class A_stream_is_refused {
        private final List<byte[]> segments = new ArrayList<>(encrypt(random(2 * SEGMENT + 7, 6)));

        @Test
        void without_its_last_segment() {
            segments.remove(2);
            assertRefused(segments);
        }

        @Test
        void without_its_first_segment() {
            segments.remove(0);
            assertRefused(segments);
        }

        @Test
        void without_a_segment_in_the_middle() {
            segments.remove(1);
            assertRefused(segments);
        }

        @Test
        void with_two_segments_in_the_wrong_order() {
            segments.add(segments.remove(0));
            assertRefused(segments);
        }

        @Test
        void with_a_segment_twice() {
            segments.add(1, segments.get(0));
            assertRefused(segments);
        }

        @Test
        void with_its_last_segment_twice() {
            segments.add(segments.get(2));
            assertRefused(segments);
        }

        @Test
        void with_a_segment_of_another_stream_behind_it() {
            segments.addAll(encrypt(random(3, 7)));
            assertRefused(segments);
        }

        @Test
        void with_a_segment_of_another_stream_in_it() {
            byte[] otherSalt = random(SegmentedGcm.SALT, 8);
            segments.set(
                    1,
                    encrypt(MATERIAL, otherSalt, HEADER, random(2 * SEGMENT, 6)).get(0));
            assertRefused(segments);
        }

        @Test
        void if_its_last_segment_lost_its_end() {
            int whole = segments.get(2).length;
            assertThat(IntStream.range(0, whole)).allSatisfy(length -> {
                byte[] cut = Arrays.copyOf(segments.get(2), length);
                assertRefused(List.of(segments.get(0), segments.get(1), cut));
            });
        }

        @Test
        void if_a_bit_of_any_segment_differs() {
            for (int i = 0; i < segments.size(); i++) {
                List<byte[]> changed = new ArrayList<>(segments);
                byte[] segment = segments.get(i).clone();
                segment[segment.length / 2] ^= 1;
                changed.set(i, segment);
                assertRefused(changed);
            }
        }

        @Test
        void with_another_header() {
            byte[] header = HEADER.clone();
            header[0] ^= 1;
            assertOpensNot(MATERIAL, SALT, header);
            assertOpensNot(MATERIAL, SALT, Arrays.copyOf(HEADER, HEADER.length - 1));
            assertOpensNot(MATERIAL, SALT, new byte[0]);
        }

        @Test
        void with_another_salt() {
            byte[] salt = SALT.clone();
            salt[SegmentedGcm.SALT - 1] ^= 1;
            assertOpensNot(MATERIAL, salt, HEADER);
        }

        @Test
        void under_another_key() {
            byte[] material = MATERIAL.clone();
            material[0] ^= 1;
            assertOpensNot(material, SALT, HEADER);
            assertOpensNot(Arrays.copyOf(MATERIAL, 16), SALT, HEADER);
        }

        private void assertOpensNot(byte[] material, byte[] salt, byte[] header) {
            assertThatExceptionOfType(AEADBadTagException.class)
                    .isThrownBy(() -> decrypt(material, salt, header, segments));
        }
    }

    @Nested
    class A_segment_is_refused {
        @Test
        void as_the_last_one_if_it_is_not() {
            byte[] first = encrypt(new byte[SEGMENT + 1]).get(0);
            assertRefused(List.of(first));
        }

        @Test
        void as_one_of_many_if_it_is_the_last() {
            byte[] only = encrypt(new byte[SEGMENT]).get(0);
            try (SegmentedGcm stream = new SegmentedGcm(MATERIAL, SALT, HEADER)) {
                assertThatExceptionOfType(AEADBadTagException.class)
                        .isThrownBy(() -> stream.decrypt(only, only.length, false));
            }
        }
    }

    private static List<byte[]> encrypt(byte[] plaintext) {
        return encrypt(MATERIAL, SALT, HEADER, plaintext);
    }

    private static List<byte[]> encrypt(byte[] material, byte[] salt, byte[] header, byte[] plaintext) {
        List<byte[]> segments = new ArrayList<>();
        try (SegmentedGcm stream = new SegmentedGcm(material, salt, header)) {
            int from = 0;
            do {
                int to = Math.min(from + SEGMENT, plaintext.length);
                byte[] segment = Arrays.copyOfRange(plaintext, from, to);
                segments.add(stream.encrypt(segment, segment.length, to == plaintext.length));
                from = to;
            } while (from < plaintext.length);
        }
        return segments;
    }

    private static byte[] decrypt(byte[] material, byte[] salt, byte[] header, List<byte[]> segments)
            throws AEADBadTagException {
        ByteArrayOutputStream plaintext = new ByteArrayOutputStream();
        try (SegmentedGcm stream = new SegmentedGcm(material, salt, header)) {
            for (int i = 0; i < segments.size(); i++) {
                byte[] segment = segments.get(i);
                plaintext.writeBytes(stream.decrypt(segment, segment.length, i == segments.size() - 1));
            }
        }
        return plaintext.toByteArray();
    }

    private static void assertRefused(List<byte[]> segments) {
        assertThatExceptionOfType(AEADBadTagException.class)
                .isThrownBy(() -> decrypt(MATERIAL, SALT, HEADER, segments));
    }

    private static byte[] hmac(byte[] key, byte[] data) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(data);
    }

    private static byte[] gcm(byte[] key, byte[] nonce, byte[] plaintext) throws Exception {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        return cipher.doFinal(plaintext);
    }

    private static byte[] random(int length, int seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
