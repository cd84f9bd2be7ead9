package org.claviger.server.kmip.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.crypto.ObjectType;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.word.KeyWrapType;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.Tag;
import org.claviger.kmip.word.UniqueIdentifierEnumeration;
import org.claviger.server.kmip.Catalogue;
import org.claviger.server.kmip.Exchange;
import org.claviger.server.kmip.Failure;
import org.claviger.server.kmip.Fields;
import org.claviger.server.kmip.Operations;
import org.claviger.server.kmip.attribute.Attribute;
import org.claviger.server.kmip.attribute.AttributeRule;
import org.claviger.server.kmip.attribute.Wanted;

/**
 * Import (KMIP 2.1, section 6.1.26): an object that Export of another server has given. It gets an identifier of this server's
 * own: two tenants can bring the same object, and identifiers are never a client's to choose.
 */
@ApplicationScoped
public class Importing implements Operations {
    /** Of what another server says of the object, this one finds out the same by itself. */
    private static final Set<AttributeRule.Hand> CLIENTS = Set.of(AttributeRule.Hand.CLIENT, AttributeRule.Hand.ONCE);

    @Inject
    Creation creation;

    @Inject
    KeyWrapping wrapping;

    @Override
    public void declare(Catalogue catalogue) {
        catalogue.changing(Operation.IMPORT, this::importObject);
    }

    private List<Item> importObject(Exchange exchange, Fields request) {
        if (request.isTrue(Tag.REPLACE_EXISTING)) {
            throw new Failure(
                    ResultReason.FEATURE_NOT_SUPPORTED,
                    "Nothing is replaced by an import: destroy the old object first.");
        }
        ObjectType type = Creation.type(request);
        boolean isUnwrapped = request.word(Tag.KEY_WRAP_TYPE, KeyWrapType.class)
                .filter(wanted -> wanted == KeyWrapType.NOT_WRAPPED)
                .isPresent();
        Item came = Creation.object(request, type);
        Item object = isUnwrapped ? wrapping.unwrap(exchange, came) : came;
        List<Attribute> said = exchange.isAtLeast2()
                ? request.structure(Tag.ATTRIBUTES).map(Attribute::allOf).orElse(List.of())
                : request.all(Tag.ATTRIBUTE).stream()
                        .map(Attribute::ofStructure)
                        .toList();
        List<Attribute> own = said.stream()
                .filter(each -> AttributeRule.of(each.named())
                        .map(rule -> CLIENTS.contains(rule.hand()))
                        .orElse(true))
                .filter(each -> !each.is(Tag.LINK)) // to objects of the other server
                .toList();
        UUID id = creation.registerObject(exchange, type, object, Wanted.of(own, exchange.version()));
        exchange.remember(id, UniqueIdentifierEnumeration.IMPORT);
        return Payload.only(id);
    }
}
