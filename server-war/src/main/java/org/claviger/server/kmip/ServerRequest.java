package org.claviger.server.kmip;

import java.util.List;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.Tag;
import org.claviger.kmip.word.Version;

/** Requests that the server sends (KMIP 2.1, section 6.2). */
public final class ServerRequest {
    private ServerRequest() {}

    /** A message of one Batch Item, without what the version doesn't know. */
    public static Item of(Version version, Operation operation, List<Item> payload) {
        return Item.of(
                Tag.REQUEST_MESSAGE,
                Item.of(Tag.REQUEST_HEADER, ProtocolVersion.of(version), Item.of(Tag.BATCH_COUNT, 1)),
                Item.of(
                        Tag.BATCH_ITEM,
                        Item.of(Tag.OPERATION, operation),
                        Item.of(Tag.REQUEST_PAYLOAD, new Value.Structure(VersionFilter.known(payload, version)))));
    }
}
