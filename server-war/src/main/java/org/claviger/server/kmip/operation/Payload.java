package org.claviger.server.kmip.operation;

import java.util.List;
import java.util.UUID;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.word.Tag;
import org.claviger.kmip.word.Version;
import org.claviger.server.kmip.Exchange;
import org.claviger.server.kmip.Fields;
import org.claviger.server.kmip.attribute.Attribute;

/** What payloads of many operations have. */
final class Payload {
    private Payload() {}

    /** A Unique Identifier. */
    static Item id(UUID id) {
        return id(Tag.UNIQUE_IDENTIFIER, id);
    }

    /** The same by another tag. */
    static Item id(Tag tag, UUID id) {
        return Item.of(tag, id.toString());
    }

    /** A response that names its object, and says no more. */
    static List<Item> only(UUID id) {
        return List.of(id(id));
    }

    /** The attributes that a request gives an object to come: a Template-Attribute, or Attributes. */
    static List<Attribute> attributes(Exchange exchange, Fields request, Tag inVersion1, Tag inVersion2) {
        return request.structure(exchange.isAtLeast2() ? inVersion2 : inVersion1)
                .map(Attribute::allOf)
                .orElse(List.of());
    }

    /** Attributes as the client's version has them: those that it doesn't know are left out. */
    static List<Item> of(List<Attribute> attributes, Version version) {
        return attributes.stream()
                .filter(attribute -> attribute.named().isIn(version))
                .map(attribute -> attribute.in(version))
                .toList();
    }
}
