package org.claviger.server.kmip.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.Tag;
import org.claviger.kmip.word.Version;
import org.claviger.server.kmip.Failure;
import org.claviger.server.kmip.Fields;
import org.claviger.server.kmip.attribute.Attribute.AttributeName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Attributes and their names in the forms of every version. */
class AttributeTest {
    @ParameterizedTest
    @EnumSource(Version.class)
    void clients_have_attributes_of_their_own_in_every_version_and_vendors_as_of_2_0(Version version) {
        assertThat(new AttributeName("x", "mine").isIn(version)).isTrue();
        assertThat(new AttributeName("y", "yours").isIn(version)).isTrue();
        assertThat(new AttributeName("ACME", "theirs").isIn(version)).isEqualTo(version.isAtLeast(Version.V2_0));
    }

    @ParameterizedTest
    @CsvSource({"x-mine, x, mine", "y-yours, y, yours", "x-, x, ''", "Cryptographic Length, '', Cryptographic Length"})
    void a_name_of_1_x_tells_whose_it_is(String text, String vendor, String name) {
        AttributeName parsed = AttributeName.parse(text);

        assertThat(parsed).isEqualTo(new AttributeName(vendor, name));
        assertThat(parsed.text()).isEqualTo(text);
        for (Version version : Version.values()) {
            assertThat(AttributeName.ofReference(parsed.reference(version))).isEqualTo(parsed);
        }
    }

    @Test
    void a_name_or_tag_that_is_not_known_is_refused() {
        Item reference = Item.of(Tag.ATTRIBUTE_REFERENCE, new Value.Enumerated(0x54ffff));

        assertRefused(() -> AttributeName.parse("z-theirs"), ResultReason.INVALID_FIELD);
        assertRefused(() -> AttributeName.parse("cryptographic length"), ResultReason.INVALID_FIELD);
        assertRefused(() -> AttributeName.ofReference(reference), ResultReason.INVALID_FIELD);
        assertRefused(() -> Attribute.ofTagged(new Item(0x54ffff, new Value.Int(1))), ResultReason.INVALID_FIELD);
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void an_attribute_comes_back_from_the_form_of_every_version(Version version) {
        List<Attribute> all = List.of(
                Attribute.of(Tag.CRYPTOGRAPHIC_LENGTH, new Value.Int(128)),
                new Attribute("x", "mine", 0, new Value.Text("text")));
        Tag structure = version.isAtLeast(Version.V2_0) ? Tag.ATTRIBUTES : Tag.TEMPLATE_ATTRIBUTE;
        Item written = Item.of(
                structure,
                new Value.Structure(all.stream().map(each -> each.in(version)).toList()));

        assertThat(Attribute.allOf(Fields.of(written))).isEqualTo(all);
    }

    @Test
    void in_1_x_an_attribute_has_its_name_and_its_index() {
        Attribute second =
                Attribute.of(Tag.OBJECT_GROUP, new Value.Text("group")).at(1);

        assertThat(second.in(Version.V1_4))
                .isEqualTo(Item.of(
                        Tag.ATTRIBUTE,
                        Item.of(Tag.ATTRIBUTE_NAME, "Object Group"),
                        Item.of(Tag.ATTRIBUTE_INDEX, 1),
                        Item.of(Tag.ATTRIBUTE_VALUE, "group")));
        assertThat(second.in(Version.V2_0)).isEqualTo(Item.of(Tag.OBJECT_GROUP, "group"));
        assertThat(Attribute.ofStructure(second.in(Version.V1_4))).isEqualTo(second);
    }

    private static void assertRefused(ThrowingCallable call, ResultReason reason) {
        assertThatExceptionOfType(Failure.class).isThrownBy(call).matches(e -> e.reason() == reason);
    }
}
