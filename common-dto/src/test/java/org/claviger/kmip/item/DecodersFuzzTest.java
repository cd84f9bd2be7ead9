package org.claviger.kmip.item;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * Whatever comes is refused, or is a message that is written as it was read. An ordinary run tries the inputs that are kept
 * beside this class; {@code JAZZER_FUZZ=1 mvn -pl common-dto test -Dtest=DecodersFuzzTest#ttlv} looks for others, guided by
 * what the decoder does with them.
 */
class DecodersFuzzTest {
    private static final int TIMES = 1_000_000;

    @FuzzTest(maxExecutions = TIMES)
    void ttlv(byte[] input) {
        Item item;
        try {
            item = TtlvDecoder.decode(input);
        } catch (DecodingException e) {
            return;
        }
        assertThat(TtlvEncoder.encode(item)).isEqualTo(input);
    }

    @FuzzTest(maxExecutions = TIMES)
    void xml(byte[] input) throws DecodingException {
        Item item;
        try {
            item = XmlDecoder.decode(input);
        } catch (DecodingException e) {
            return;
        }
        assertThat(XmlDecoder.decode(XmlEncoder.encode(item))).isEqualTo(item);
    }

    @FuzzTest(maxExecutions = TIMES)
    void json(byte[] input) throws DecodingException {
        Item item;
        try {
            item = JsonDecoder.decode(input);
        } catch (DecodingException e) {
            return;
        }
        assertThat(JsonDecoder.decode(JsonEncoder.encode(item))).isEqualTo(item);
    }
}
