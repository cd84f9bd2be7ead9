package org.claviger.server.kmip;

import org.claviger.kmip.item.Item;
import org.claviger.kmip.word.Tag;
import org.claviger.kmip.word.Version;

/** Protocol Version (KMIP 2.1, section 9.16) of messages and of what a server speaks. */
public final class ProtocolVersion {
    private ProtocolVersion() {}

    /** A version as a structure. */
    public static Item of(Version version) {
        return Item.of(
                Tag.PROTOCOL_VERSION,
                Item.of(Tag.PROTOCOL_VERSION_MAJOR, version.major()),
                Item.of(Tag.PROTOCOL_VERSION_MINOR, version.minor()));
    }
}
