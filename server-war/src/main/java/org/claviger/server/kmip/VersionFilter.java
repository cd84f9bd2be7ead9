package org.claviger.server.kmip;

import java.util.List;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.Tag;
import org.claviger.kmip.word.Version;
import org.claviger.kmip.word.Vocabulary;

/** Leaves out of an answer what the client's version has no tag for: clients fail to parse it. */
final class VersionFilter {
    private VersionFilter() {}

    /** The items that a version knows, each without what it doesn't. */
    static List<Item> known(List<Item> items, Version version) {
        if (allKnown(items, version)) {
            return items; // as nearly all are
        }
        return items.stream()
                .filter(item -> isKnown(item.tag(), version))
                .map(item -> known(item, version))
                .toList();
    }

    private static Item known(Item item, Version version) {
        return item.value() instanceof Value.Structure structure
                ? new Item(item.tag(), new Value.Structure(known(structure.items(), version)))
                : item;
    }

    private static boolean allKnown(List<Item> items, Version version) {
        for (Item item : items) {
            if (!isKnown(item.tag(), version) || !allKnown(item.items(), version)) {
                return false;
            }
        }
        return true;
    }

    /** What is no tag of KMIP is a vendor's, and was put in for a client of that vendor's. */
    private static boolean isKnown(int tag, Version version) {
        return Vocabulary.of(Tag.class)
                .coded(tag)
                .map(known -> known.isIn(version))
                .orElse(true);
    }
}
