package org.claviger.kmip.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.claviger.kmip.word.Tag;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TtlvTest {
    /** The examples of KMIP 2.1 section 10.1.5. */
    static Stream<Arguments> examples() {
        return Stream.of(
                Arguments.of("42002002 00000004 0000000800000000", new Value.Int(8)),
                Arguments.of("42002003 00000008 01B69B4BA5749200", new Value.LongInt(123456789000000000L)),
                Arguments.of(
                        "42002004 00000010 0000000003FD35EB6BC2DF4618080000",
                        Value.BigInt.of(new BigInteger("1234567890000000000000000000"))),
                Arguments.of("42002005 00000004 000000FF00000000", new Value.Enumerated(255)),
                Arguments.of("42002006 00000008 0000000000000001", new Value.Bool(true)),
                Arguments.of("42002007 0000000B 48656C6C6F20576F726C640000000000", new Value.Text("Hello World")),
                Arguments.of("42002008 00000003 0102030000000000", new Value.Bytes(new byte[] {1, 2, 3})),
                Arguments.of("42002009 00000008 0000000047DA67F8", new Value.DateTime(1205495800)),
                Arguments.of("4200200A 00000004 000D2F0000000000", new Value.Interval(864000)));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void the_examples_of_the_specification_are_read_and_written(String hex, Value value) throws DecodingException {
        byte[] ttlv = HexFormat.of().parseHex(hex.replace(" ", ""));

        assertThat(TtlvDecoder.decode(ttlv)).isEqualTo(new Item(0x420020, value));
        assertThat(TtlvEncoder.encode(new Item(0x420020, value))).isEqualTo(ttlv);
    }

    @Test
    void a_structure_holds_items_in_their_order() throws DecodingException {
        byte[] ttlv = HexFormat.of()
                .parseHex("42002001000000204200040500000004000000FE000000004200050200000004000000FF00000000");

        Item read = TtlvDecoder.decode(ttlv);

        assertThat(read.items())
                .containsExactly(new Item(0x420004, new Value.Enumerated(254)), new Item(0x420005, new Value.Int(255)));
        assertThat(TtlvEncoder.encode(read)).isEqualTo(ttlv);
    }

    @Test
    void a_negative_number_is_padded_with_ones() {
        assertThat(Value.BigInt.of(BigInteger.valueOf(-2)).bytes())
                .isEqualTo(new byte[] {-1, -1, -1, -1, -1, -1, -1, -2});
    }

    @Test
    void values_are_not_printed() {
        Item secret = Item.of(Tag.CREDENTIAL, Item.of(Tag.PASSWORD, "correct horse"));

        assertThat(secret.toString() + secret.items() + secret.value()).doesNotContain("horse");
    }

    @Test
    void wiped_bytes_are_gone() {
        byte[] bytes = {1, 2, 3};

        Item.of(Tag.KEY_VALUE, Item.of(Tag.KEY_MATERIAL, bytes)).wipe();

        assertThat(bytes).containsOnly(0);
    }

    @Nested
    class Refused_is {
        @ParameterizedTest
        @CsvSource({
            "a length that an Integer has not, 42002002 00000008 0000000800000000",
            "a length that a Boolean has not, 42002006 00000004 0000000000000001",
            "a Boolean of 2, 42002006 00000008 0000000000000002",
            "a Big Integer of 3 bytes, 42002004 00000003 0102030000000000",
            "a Big Integer of none, 42002004 00000000",
            "padding that is not zero, 42002002 00000004 0000000800000001",
            "text that is not UTF-8, 42002007 00000002 C328000000000000",
            "a type that there is not, 4200200C 00000004 0000000800000000",
            "no type, 42002000 00000004 0000000800000000",
            "a tag of nobody, 41002002 00000004 0000000800000000",
            "a negative length, 42002008 FFFFFFFF 0102030000000000",
            "a length beyond the end, 42002008 00000100 0102030000000000",
            "an item longer than its structure, 42002001 00000008 42002008 00000008 0102030400000000",
            "a structure that ends within an item, 42002001 00000004 4200200200000000",
            "bytes behind the message, 42002002 00000004 0000000800000000 00",
            "nothing, ''"
        })
        void what_is_no_message(String what, String hex) {
            byte[] ttlv = HexFormat.of().parseHex(hex.replace(" ", ""));

            assertThatThrownBy(() -> TtlvDecoder.decode(ttlv)).as(what).isInstanceOf(DecodingException.class);
        }

        @Test
        void a_message_that_is_cut_anywhere() {
            byte[] whole = TtlvEncoder.encode(
                    Item.of(Tag.REQUEST_HEADER, Item.of(Tag.NAME_VALUE, "a name"), Item.of(Tag.BATCH_COUNT, 1)));

            for (int i = 0; i < whole.length; i++) {
                byte[] cut = Arrays.copyOf(whole, i);
                assertThatThrownBy(() -> TtlvDecoder.decode(cut)).isInstanceOf(DecodingException.class);
            }
        }

        @Test
        void what_is_nested_too_deep() {
            Item nested = Item.of(Tag.ATTRIBUTE);
            for (int i = 0; i <= Depth.MOST; i++) {
                nested = Item.of(Tag.ATTRIBUTE, nested);
            }
            Item deep = nested;

            assertThatThrownBy(() -> TtlvDecoder.decode(TtlvEncoder.encode(deep)))
                    .isInstanceOf(DecodingException.class);
            assertThatThrownBy(() -> XmlDecoder.decode(XmlEncoder.encode(deep))).isInstanceOf(DecodingException.class);
            assertThatThrownBy(() -> JsonDecoder.decode(JsonEncoder.encode(deep)))
                    .isInstanceOf(DecodingException.class);
        }

        @Test
        void what_has_too_many_items() throws DecodingException {
            Item most = Item.of(
                    Tag.REQUEST_MESSAGE,
                    new Value.Structure(Collections.nCopies(Count.MOST - 1, Item.of(Tag.BATCH_ITEM))));
            Item tooMany = Item.of(
                    Tag.REQUEST_MESSAGE, new Value.Structure(Collections.nCopies(Count.MOST, Item.of(Tag.BATCH_ITEM))));

            assertThat(TtlvDecoder.decode(TtlvEncoder.encode(most))).isEqualTo(most);
            assertThatThrownBy(() -> TtlvDecoder.decode(TtlvEncoder.encode(tooMany)))
                    .isInstanceOf(DecodingException.class)
                    .hasMessageContaining("at most 50000 items");
            assertThatThrownBy(() -> XmlDecoder.decode(XmlEncoder.encode(tooMany)))
                    .isInstanceOf(DecodingException.class);
            assertThatThrownBy(() -> JsonDecoder.decode(JsonEncoder.encode(tooMany)))
                    .isInstanceOf(DecodingException.class);
        }
    }
}
