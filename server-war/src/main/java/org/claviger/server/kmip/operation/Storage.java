package org.claviger.server.kmip.operation;

import java.util.ArrayList;
import java.util.List;
import org.claviger.api.crypto.ProtectionLevel;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.ProtectionStorageMask;
import org.claviger.kmip.word.Tag;
import org.claviger.server.kmip.Fields;
import org.claviger.server.kmip.attribute.Attribute;
import org.claviger.server.kmip.attribute.Wanted;
import org.claviger.server.object.ObjectView;

/** Where a new key's material may be (KMIP 2.1, sections 4.50 and 11.45): by itself it is sealed by the HSM, and stored outside. */
enum Storage {
    SOFTWARE,
    HARDWARE;

    /** What never leaves the hardware can't be extractable. */
    private static final List<Attribute> OF_HARDWARE = List.of(
            Attribute.of(Tag.SENSITIVE, new Value.Bool(true)), Attribute.of(Tag.EXTRACTABLE, new Value.Bool(false)));

    /**
     * The hardware, if a request allows nothing else.
     *
     * @param masks of which each is allowed
     * @param wanted may have one as an attribute
     */
    static Storage of(Fields request, Tag masks, Wanted wanted) {
        List<Integer> allowed = new ArrayList<>();
        request.structure(masks)
                .or(() -> request.structure(Tag.COMMON_PROTECTION_STORAGE_MASKS))
                .ifPresent(structure ->
                        structure.all(Tag.PROTECTION_STORAGE_MASK).forEach(each -> allowed.add(mask(each))));
        wanted.first(Tag.PROTECTION_STORAGE_MASK).ifPresent(each -> allowed.add(mask(each.tagged())));
        return !allowed.isEmpty() && allowed.stream().allMatch(Storage::isHardware) ? HARDWARE : SOFTWARE;
    }

    /** That of an object. */
    static Storage of(ObjectView view) {
        return view.object().protection() == ProtectionLevel.HSM ? HARDWARE : SOFTWARE;
    }

    private static int mask(Item item) {
        return Fields.of(Item.of(Tag.PROTECTION_STORAGE_MASKS, item))
                .integer(Tag.PROTECTION_STORAGE_MASK)
                .orElseThrow();
    }

    private static boolean isHardware(int mask) {
        return (mask & ProtectionStorageMask.HARDWARE.code()) != 0
                && (mask & ProtectionStorageMask.SOFTWARE.code()) == 0;
    }

    /** With what goes without saying. */
    Wanted complete(Wanted wanted) {
        return this == HARDWARE ? wanted.orElse(OF_HARDWARE) : wanted;
    }
}
