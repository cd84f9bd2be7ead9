package org.claviger.server.kmip.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.Tag;
import org.junit.jupiter.api.Test;

/** Attributes as objects keep them. */
class KeptFormTest {
    @Test
    void an_attribute_is_kept_as_it_is() {
        for (Attribute each : List.of(
                Attribute.of(Tag.CRYPTOGRAPHIC_LENGTH, new Value.Int(128)),
                new Attribute("ACME", "theirs", 3, new Value.Bytes(new byte[] {1})))) {
            assertThat(KeptForm.read(KeptForm.of(each))).isEqualTo(each);
        }
        assertThat(KeptForm.find(
                        List.of(
                                KeptForm.of(new Attribute("x", "Comment", 0, new Value.Text("mine"))),
                                KeptForm.of(Attribute.of(Tag.COMMENT, new Value.Text("the real one")))),
                        Tag.COMMENT))
                .contains(new Value.Text("the real one"));
    }
}
