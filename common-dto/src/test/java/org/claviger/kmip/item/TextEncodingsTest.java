package org.claviger.kmip.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.claviger.kmip.word.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** XML and JSON. */
class TextEncodingsTest {
    private static final int VENDOR = 0x540001;

    static Stream<Item> items() {
        return Stream.of(
                Item.of(Tag.BATCH_COUNT, -5),
                Item.of(Tag.CRYPTOGRAPHIC_USAGE_MASK, 0xC),
                Item.of(Tag.CRYPTOGRAPHIC_USAGE_MASK, 0),
                Item.of(Tag.CRYPTOGRAPHIC_USAGE_MASK, 0x80000004),
                new Item(VENDOR, new Value.LongInt(Long.MIN_VALUE)),
                new Item(VENDOR, new Value.LongInt(12)),
                new Item(VENDOR, new Value.BigInt(new byte[16])),
                new Item(VENDOR, new Value.Enumerated(3)),
                new Item(Tag.CRYPTOGRAPHIC_ALGORITHM.code(), new Value.Enumerated(3)),
                new Item(Tag.CRYPTOGRAPHIC_ALGORITHM.code(), new Value.Enumerated(0x80000001)),
                new Item(VENDOR, new Value.Bool(true)),
                Item.of(Tag.NAME_VALUE, "quotes \" ' & <angles>, tabs \t and lines \n, 銀行 \uD83D\uDD11"),
                Item.of(Tag.NAME_VALUE, ""),
                Item.of(Tag.KEY_MATERIAL, new byte[] {0, -1}),
                Item.of(Tag.KEY_MATERIAL, new byte[0]),
                new Item(Tag.TIME_STAMP.code(), new Value.DateTime(1_700_000_000)),
                new Item(Tag.TIME_STAMP.code(), new Value.DateTime(Long.MAX_VALUE)),
                new Item(Tag.TIME_STAMP.code(), new Value.DateTime(-1)),
                new Item(VENDOR, new Value.Interval(-1)),
                new Item(VENDOR, new Value.DateTimeExtended(1_700_000_000_123_456L)),
                new Item(VENDOR, new Value.DateTimeExtended(Long.MIN_VALUE)),
                Item.of(Tag.ATTRIBUTE),
                Item.of(
                        Tag.ATTRIBUTE,
                        Item.of(Tag.ATTRIBUTE_NAME, "Cryptographic Algorithm"),
                        new Item(Tag.ATTRIBUTE_VALUE.code(), new Value.Enumerated(3))));
    }

    @ParameterizedTest
    @MethodSource("items")
    void what_was_written_is_read(Item item) throws DecodingException {
        assertThat(XmlDecoder.decode(XmlEncoder.encode(item))).isEqualTo(item);
        assertThat(JsonDecoder.decode(JsonEncoder.encode(item))).isEqualTo(item);
    }

    @Test
    void xml_is_as_the_specification_prints_it() {
        Item attribute = Item.of(
                Tag.ATTRIBUTE,
                Item.of(Tag.ATTRIBUTE_NAME, "Cryptographic Usage Mask"),
                Item.of(Tag.ATTRIBUTE_VALUE, 0xC),
                new Item(VENDOR, new Value.Bool(true)));

        assertThat(new String(XmlEncoder.encode(attribute), StandardCharsets.UTF_8))
                .isEqualTo("""
                <Attribute>
                  <AttributeName type="TextString" value="Cryptographic Usage Mask"/>
                  <AttributeValue type="Integer" value="Encrypt Decrypt"/>
                  <TTLV tag="0x540001" type="Boolean" value="true"/>
                </Attribute>
                """);
    }

    @Test
    void json_is_as_the_profile_has_it() {
        Item header =
                Item.of(Tag.REQUEST_HEADER, Item.of(Tag.BATCH_COUNT, 1), Item.of(Tag.CRYPTOGRAPHIC_USAGE_MASK, 0xC));

        assertThat(new String(JsonEncoder.encode(header), StandardCharsets.UTF_8))
                .isEqualTo("{\"tag\":\"RequestHeader\",\"value\":["
                        + "{\"tag\":\"BatchCount\",\"type\":\"Integer\",\"value\":1},"
                        + "{\"tag\":\"CryptographicUsageMask\",\"type\":\"Integer\",\"value\":\"Encrypt|Decrypt\"}]}");
    }

    @Test
    void members_of_json_come_in_any_order() throws DecodingException {
        assertThat(json("{\"value\":[{\"value\":\"0x00000001\",\"type\":\"Integer\",\"tag\":\"BatchCount\"}],"
                        + "\"tag\":\"0x420077\"}"))
                .isEqualTo(Item.of(Tag.REQUEST_HEADER, Item.of(Tag.BATCH_COUNT, 1)));
    }

    @Test
    void characters_that_xml_has_not_are_replaced() throws DecodingException {
        assertThat(XmlDecoder.decode(XmlEncoder.encode(Item.of(Tag.NAME_VALUE, "a\0b"))))
                .isEqualTo(Item.of(Tag.NAME_VALUE, "a\uFFFDb"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<BatchCount type='Integer' value='1'>",
                "<BatchCount type='Integer' value='1'/><BatchCount type='Integer' value='1'/>",
                "<BatchCount type='Integer' value='1'>text</BatchCount>",
                "<BatchCount type='Integer'/>",
                "<BatchCount type='Integer' value='one'/>",
                "<BatchCount type='Integer' value='4294967296'/>",
                "<BatchCount type='Number' value='1'/>",
                "<Batchcount type='Integer' value='1'/>",
                "<TTLV type='Integer' value='1'/>",
                "<TTLV tag='0x410001' type='Integer' value='1'/>",
                "<RequestHeader>text</RequestHeader>",
                "<Operation type='Enumeration' value='Explode'/>",
                "<CryptographicUsageMask type='Integer' value='Encrypt Explode'/>",
                "<TimeStamp type='DateTime' value='yesterday'/>",
                "<KeyMaterial type='ByteString' value='0'/>",
                "<P type='BigInteger' value='010203'/>",
                "<!DOCTYPE a [<!ENTITY b 'c'>]><RequestHeader/>",
                "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><RequestHeader/>",
                "<RequestHeader>&b;</RequestHeader>"
            })
    void other_xml_is_refused(String xml) {
        assertThatThrownBy(() -> XmlDecoder.decode(xml.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(DecodingException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"tag\":\"BatchCount\"}",
                "{\"tag\":\"BatchCount\",\"type\":\"Integer\"}",
                "{\"tag\":\"BatchCount\",\"type\":\"Integer\",\"value\":null}",
                "{\"tag\":\"BatchCount\",\"type\":\"Integer\",\"value\":1.5}",
                "{\"tag\":\"BatchCount\",\"type\":\"Integer\",\"value\":[]}",
                "{\"tag\":\"BatchCount\",\"type\":\"Integer\",\"value\":1,\"value\":2}",
                "{\"tag\":\"BatchCount\",\"type\":\"Integer\",\"value\":1,\"extra\":2}",
                "{\"tag\":\"BatchCount\",\"type\":\"Integer\",\"value\":1}{}",
                "{\"tag\":\"NameValue\",\"type\":\"TextString\",\"value\":1}",
                "{\"tag\":\"RequestHeader\",\"value\":[1]}",
                "{\"tag\":5,\"value\":[]}"
            })
    void other_json_is_refused(String json) {
        assertThatThrownBy(() -> json(json)).isInstanceOf(DecodingException.class);
    }

    @Test
    void what_is_refused_is_not_repeated() {
        for (String secret : List.of("<KeyMaterial type='ByteString' value='s3cret'/>", "<s3cret/>")) {
            assertThatThrownBy(() -> XmlDecoder.decode(secret.getBytes(StandardCharsets.UTF_8)))
                    .hasMessageNotContaining("s3cret");
        }
    }

    private static Item json(String json) throws DecodingException {
        return JsonDecoder.decode(json.getBytes(StandardCharsets.UTF_8));
    }
}
