package org.claviger.server.kmip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.claviger.kmip.item.DecodingException;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.JsonDecoder;
import org.claviger.kmip.item.JsonEncoder;
import org.claviger.kmip.item.TtlvDecoder;
import org.claviger.kmip.item.TtlvEncoder;
import org.claviger.kmip.item.XmlDecoder;
import org.claviger.kmip.item.XmlEncoder;
import org.junit.jupiter.api.Test;

/** Every message of the OASIS test cases, in every encoding. */
class MessageEncodingsTest {
    private static final int MUTATIONS = 50_000;

    private final List<String> messages = TestCases.messages();

    @Test
    void there_are_as_many_as_were_published() {
        assertThat(messages).hasSizeGreaterThan(900);
    }

    @Test
    void each_is_the_same_in_every_encoding() throws DecodingException {
        for (String message : messages) {
            Item item = xml(message);
            byte[] ttlv = TtlvEncoder.encode(item);
            byte[] json = JsonEncoder.encode(item);
            byte[] xml = XmlEncoder.encode(item);

            assertThat(TtlvDecoder.decode(ttlv)).as(message).isEqualTo(item);
            assertThat(TtlvEncoder.encode(TtlvDecoder.decode(ttlv))).isEqualTo(ttlv);
            assertThat(JsonDecoder.decode(json)).as(message).isEqualTo(item);
            assertThat(JsonEncoder.encode(JsonDecoder.decode(json))).isEqualTo(json);
            assertThat(XmlDecoder.decode(xml)).as(message).isEqualTo(item);
            assertThat(XmlEncoder.encode(XmlDecoder.decode(xml))).isEqualTo(xml);
        }
    }

    /** Strict is: whatever is accepted is written as it came, so that no two messages mean the same. */
    @Test
    void what_is_changed_at_random_is_refused_or_kept_to_the_byte() throws DecodingException {
        List<byte[]> originals = new ArrayList<>();
        for (String message : messages) {
            originals.add(TtlvEncoder.encode(xml(message)));
        }
        Random random = new Random(1);
        int accepted = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] ttlv = originals.get(random.nextInt(originals.size())).clone();
            for (int j = random.nextInt(3); j >= 0; j--) {
                ttlv[random.nextInt(ttlv.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(TtlvEncoder.encode(TtlvDecoder.decode(ttlv))).isEqualTo(ttlv);
                accepted++;
            } catch (DecodingException e) {
                // as it should be
            }
        }
        assertThat(accepted).isBetween(1, MUTATIONS - 1);
    }

    private static Item xml(String message) throws DecodingException {
        return XmlDecoder.decode(message.getBytes(StandardCharsets.UTF_8));
    }
}
