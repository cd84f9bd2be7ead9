package org.claviger.server.hsm.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTest {
    private static final int MAX_FIELDS = 0xFFFF;

    @Test
    void is_laid_out_as_documented() {
        Message message =
                new Message(Operation.SEAL).with("ä").with(258L).with(true).with(new byte[0]);

        assertThat(encode(message))
                .isEqualTo(hex("07 0004 00000002 c3a4 00000008 0000000000000102 00000001 01 00000000"));
    }

    @Test
    void says_after_decoding_what_was_encoded() {
        Message decoded = decode(encode(
                new Message(200).with("text").with(-1L).with(true).with(false).with(new byte[] {9})));

        assertThat(decoded.code()).isEqualTo(200);
        assertThat(decoded.size()).isEqualTo(5);
        assertThat(decoded.text(0)).isEqualTo("text");
        assertThat(decoded.number(1)).isEqualTo(-1);
        assertThat(decoded.truth(2)).isTrue();
        assertThat(decoded.truth(3)).isFalse();
        assertThat(decoded.bytes(4)).containsExactly(9);
    }

    @Test
    void may_have_no_fields() {
        assertThat(decode(hex("00 0000")).size()).isZero();
    }

    @Test
    void has_at_most_65535_fields() {
        Message message = new Message(1);
        for (int i = 0; i < MAX_FIELDS; i++) {
            message.with(new byte[0]);
        }

        assertThatIllegalStateException().isThrownBy(() -> message.with(new byte[0]));
        assertThat(decode(encode(message)).size()).isEqualTo(MAX_FIELDS);
    }

    @Test
    void can_be_wiped() {
        byte[] pin = {1, 2, 3, 4};
        byte[] other = {5};
        new Message(Operation.LOGIN).with(pin).with(other).wipe();

        assertThat(pin).containsOnly(0);
        assertThat(other).containsOnly(0);
    }

    @Test
    void does_not_print_its_fields() {
        assertThat(new Message(Operation.LOGIN).with("token").with("1234")).hasToString("Message[code=3, fields=2]");
    }

    @Nested
    class What_is_not_well_formed_is_refused {
        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource({
            "'', message cut short",
            "00, message cut short",
            "00 00, message cut short",
            "00 0001, message cut short",
            "00 0001 000000, message cut short",
            "00 0001 00000001, a field exceeds its message",
            "00 0001 00000003 4142, a field exceeds its message",
            "00 0001 7fffffff 41, a field exceeds its message",
            "00 0001 80000000 41, a field exceeds its message",
            "00 0001 ffffffff 41, a field exceeds its message",
            "00 0002 00000001 41, message cut short",
            "00 0002 00000001 41 00000001, a field exceeds its message",
            "00 ffff 00000000, message cut short",
            "00 0000 00, bytes after the last field",
            "00 0001 00000001 41 42, bytes after the last field",
            "00 0001 00000000 00000000, bytes after the last field"
        })
        void at_once(String frame, String why) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> decode(hex(frame)))
                    .withMessage(why);
        }

        @Test
        void cut_short_at_any_place() {
            byte[] whole = encode(new Message(7).with("kek").with(new byte[20]));
            for (int length = 0; length < whole.length; length++) {
                byte[] cut = Arrays.copyOf(whole, length);
                assertThatIllegalArgumentException().as("%d bytes", length).isThrownBy(() -> decode(cut));
            }
        }
    }

    @Nested
    class A_field_is_refused {
        private final Message message =
                new Message(1).with("x").with(new byte[7]).with(new byte[9]);

        @Test
        void that_is_missing() {
            assertThatIllegalArgumentException().isThrownBy(() -> message.bytes(3));
            assertThatIllegalArgumentException().isThrownBy(() -> message.text(3));
            assertThatIllegalArgumentException().isThrownBy(() -> message.number(3));
            assertThatIllegalArgumentException().isThrownBy(() -> message.truth(3));
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 1, 2})
        void that_is_no_number(int index) {
            assertThatIllegalArgumentException().isThrownBy(() -> message.number(index));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "00", "02", "ff", "0100", "0101"})
        void as_a_truth_unless_it_is_just_that(String field) {
            assertThat(new Message(1).with(hex(field)).truth(0)).isFalse();
        }
    }

    @Nested
    class An_operation {
        @Test
        void is_found_by_its_code() {
            for (Operation operation : Operation.values()) {
                assertThat(Operation.of(operation.code())).isSameAs(operation);
            }
        }

        @ParameterizedTest
        @ValueSource(ints = {-1, 0, 21, 255, 256})
        void that_does_not_exist_is_refused(int code) {
            assertThatIllegalArgumentException().isThrownBy(() -> Operation.of(code));
        }
    }

    private static byte[] encode(Message message) {
        ByteBuffer out = ByteBuffer.allocate(message.encodedLength());
        message.encodeTo(out);
        assertThat(out.hasRemaining()).isFalse();
        return out.array();
    }

    private static Message decode(byte[] bytes) {
        return Message.decode(ByteBuffer.wrap(bytes));
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }
}
