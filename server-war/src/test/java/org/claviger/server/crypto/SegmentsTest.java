package org.claviger.server.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentsTest {
    private static final int SIZE = 4;

    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "a, a",
        "abc, abc",
        "abcd, abcd",
        "abcde, abcd|e",
        "abcdefg, abcd|efg",
        "abcdefgh, abcd|efgh",
        "abcdefghi, abcd|efgh|i"
    })
    void are_of_one_size_but_the_last(String stream, String cut) throws IOException {
        assertThat(cut(new ByteArrayInputStream(bytes(stream)))).isEqualTo(Arrays.asList(cut.split("\\|", -1)));
    }

    @ParameterizedTest
    @CsvSource({"abcdefgh, abcd|efgh", "abcdefghi, abcd|efgh|i"})
    void do_not_depend_on_how_the_stream_arrives(String stream, String cut) throws IOException {
        assertThat(cut(dripping(stream))).isEqualTo(Arrays.asList(cut.split("\\|", -1)));
    }

    @Test
    void that_break_off_are_no_end() throws IOException {
        InputStream broken = new SequenceInputStream(new ByteArrayInputStream(bytes("abcdef")), brokenStream());
        Segments segments = new Segments(broken, SIZE);
        segments.next();
        assertThat(segments.isLast()).isFalse();

        assertThatThrownBy(segments::next).isInstanceOf(IOException.class).hasMessage("gone");
    }

    private static List<String> cut(InputStream in) throws IOException {
        Segments segments = new Segments(in, SIZE);
        List<String> cut = new ArrayList<>();
        do {
            segments.next();
            cut.add(new String(segments.bytes(), 0, segments.length(), StandardCharsets.US_ASCII));
        } while (!segments.isLast());
        return cut;
    }

    /** Gives one byte at a time, as a slow network does. */
    private static InputStream dripping(String stream) {
        return new ByteArrayInputStream(bytes(stream)) {
            @Override
            public int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, 1));
            }
        };
    }

    private static InputStream brokenStream() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                throw new IOException("gone");
            }
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
