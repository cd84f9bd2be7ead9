package org.claviger.server.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamHeaderTest {
    private static final int LENGTH = 53;
    private static final UUID KEY = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
    private static final byte[] SALT =
            HexFormat.of().parseHex("505152535455565758595a5b5c5d5e5f606162636465666768696a6b6c6d6e6f");

    private final byte[] encoded = new StreamHeader(KEY, 258, SALT).encoded();

    @Test
    void is_laid_out_as_documented() {
        assertThat(encoded)
                .isEqualTo(HexFormat.of()
                        .parseHex("02" + "00112233445566778899aabbccddeeff" + "00000102"
                                + "505152535455565758595a5b5c5d5e5f606162636465666768696a6b6c6d6e6f"));
    }

    @Test
    void is_read_and_no_byte_behind_it() throws IOException {
        ByteArrayInputStream stream = new ByteArrayInputStream(Arrays.copyOf(encoded, LENGTH + 5));

        assertThat(StreamHeader.read(stream)).hasValueSatisfying(header -> {
            assertThat(header.keyId()).isEqualTo(KEY);
            assertThat(header.version()).isEqualTo(258);
            assertThat(header.salt()).isEqualTo(SALT);
        });
        assertThat(stream.available()).isEqualTo(5);
    }

    @Nested
    class What_no_encrypted_stream_begins_with_is_refused {
        @Test
        void cut_short_at_any_place() throws IOException {
            for (int length = 0; length < LENGTH; length++) {
                assertThat(read(Arrays.copyOf(encoded, length)))
                        .as("%d bytes", length)
                        .isEmpty();
            }
        }

        @ParameterizedTest
        @ValueSource(bytes = {0, 1, 3, 0x7F, -1})
        void of_another_format(byte format) throws IOException {
            encoded[0] = format;
            assertThat(read(encoded)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
        void of_a_version_that_no_key_has(int version) throws IOException {
            assertThat(read(new StreamHeader(KEY, version, SALT).encoded())).isEmpty();
        }
    }

    private static Optional<StreamHeader> read(byte[] bytes) throws IOException {
        return StreamHeader.read(new ByteArrayInputStream(bytes));
    }
}
