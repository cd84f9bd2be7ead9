package org.claviger.server.kmip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.Tag;
import org.claviger.kmip.word.Version;
import org.junit.jupiter.api.Test;

/** What a version has no tag for is left out of an answer, however deep it lies. */
class VersionFilterTest {
    private static final Item ID = Item.of(Tag.UNIQUE_IDENTIFIER, "an id");
    private static final Item SENSITIVE = Item.of(Tag.SENSITIVE, new Value.Bool(true));
    private static final Item QUANTUM_SAFE = Item.of(Tag.QUANTUM_SAFE, new Value.Bool(true));
    private static final Item INDEX = Item.of(Tag.ATTRIBUTE_INDEX, 1);
    private static final Item VENDORS = new Item(0x540001, new Value.Int(1));

    @Test
    void what_is_newer_is_left_out() {
        List<Item> all = List.of(ID, SENSITIVE, QUANTUM_SAFE);

        assertThat(VersionFilter.known(all, Version.V1_3)).containsExactly(ID);
        assertThat(VersionFilter.known(all, Version.V1_4)).containsExactly(ID, SENSITIVE);
        assertThat(VersionFilter.known(all, Version.V2_0)).containsExactly(ID, SENSITIVE, QUANTUM_SAFE);
    }

    @Test
    void what_was_abandoned_is_left_out() {
        assertThat(VersionFilter.known(List.of(INDEX, ID), Version.V1_4)).containsExactly(INDEX, ID);
        assertThat(VersionFilter.known(List.of(INDEX, ID), Version.V2_0)).containsExactly(ID);
    }

    @Test
    void what_lies_deeper_is_left_out_as_well() {
        Item deep = nested(ID, QUANTUM_SAFE, VENDORS);

        assertThat(VersionFilter.known(List.of(deep), Version.V1_4)).containsExactly(nested(ID, VENDORS));
        assertThat(VersionFilter.known(List.of(nested(QUANTUM_SAFE)), Version.V1_4))
                .containsExactly(nested());
    }

    @Test
    void what_is_known_whole_stays_the_same_item() {
        Item deep = nested(ID, QUANTUM_SAFE);

        assertThat(VersionFilter.known(List.of(deep), Version.V2_1)).first().isSameAs(deep);
    }

    @Test
    void what_is_no_tag_of_kmip_stays() {
        for (Version version : Version.values()) {
            assertThat(VersionFilter.known(List.of(VENDORS), version)).containsExactly(VENDORS);
        }
    }

    private static Item nested(Item... items) {
        return Item.of(Tag.RESPONSE_PAYLOAD, Item.of(Tag.KEY_BLOCK, items));
    }
}
