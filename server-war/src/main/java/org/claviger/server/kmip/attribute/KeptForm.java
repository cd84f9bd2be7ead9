package org.claviger.server.kmip.attribute;

import java.util.List;
import java.util.Optional;
import org.claviger.kmip.item.DecodingException;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.TtlvDecoder;
import org.claviger.kmip.item.TtlvEncoder;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.Tag;
import org.claviger.server.object.Kept;

/** Attributes as objects keep them: TTLV. */
public final class KeptForm {
    private KeptForm() {}

    /** To be kept. */
    public static Kept of(Attribute attribute) {
        Item item = Item.of(attribute.tag().orElse(Tag.ATTRIBUTE_VALUE), attribute.value());
        return new Kept(attribute.vendor(), attribute.name(), attribute.index(), TtlvEncoder.encode(item));
    }

    /** Something that the server has to remember of the object, and that is no attribute. */
    public static Kept of(Item item) {
        return Kept.of(item.knownTag().orElseThrow().title(), TtlvEncoder.encode(item));
    }

    /** As it was kept. */
    public static Attribute read(Kept kept) {
        return new Attribute(
                kept.vendor(), kept.name(), kept.position(), item(kept).value());
    }

    /** The first that is kept by this name. */
    public static Optional<Value> find(List<Kept> kept, Tag tag) {
        return kept.stream()
                .filter(each -> each.is(tag.title()))
                .findFirst()
                .map(each -> item(each).value());
    }

    private static Item item(Kept kept) {
        try {
            return TtlvDecoder.decode(kept.value());
        } catch (DecodingException e) {
            throw new IllegalStateException("What an object keeps can't be read.", e);
        }
    }
}
