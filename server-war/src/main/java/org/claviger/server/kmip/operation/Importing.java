package org.claviger.server.kmip.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.claviger.api.crypto.ObjectType;
import org.claviger.api.crypto.RevokeKeyRequest;
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
import org.claviger.server.kmip.material.Objects;
import org.claviger.server.object.LifecycleService;
import org.claviger.server.object.ObjectViewService;

/**
 * Import (KMIP 2.1, section 6.1.25): an object that Export has given, of another server or of this one. It gets an identifier of
 * this server's own, unless it comes in the place of an object that the client sees: two tenants can bring the same object, and
 * identifiers are never a client's to choose.
 */
@ApplicationScoped
public class Importing implements Operations {
    /** Of what another server says of the object, this one finds out the same by itself. */
    private static final Set<AttributeRule.Hand> CLIENTS = Set.of(AttributeRule.Hand.CLIENT, AttributeRule.Hand.ONCE);

    @Inject
    Creation creation;

    @Inject
    KeyWrapping wrapping;

    @Inject
    ObjectViewService objects;

    @Inject
    LifecycleService lifecycle;

    @Override
    public void declare(Catalogue catalogue) {
        catalogue.changing(Operation.IMPORT, this::importObject);
    }

    private List<Item> importObject(Exchange exchange, Fields request) {
        Optional<UUID> existing = request.text(Tag.UNIQUE_IDENTIFIER)
                .flatMap(Exchange::find)
                .filter(id -> objects.isThere(exchange.caller(), id));
        if (existing.isPresent() && !request.isTrue(Tag.REPLACE_EXISTING)) {
            throw new Failure(
                    ResultReason.OBJECT_ALREADY_EXISTS,
                    "There is an object of this identifier. \"Replace Existing\" has this one come in its place.");
        }
        ObjectType type = type(exchange, request);
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
                .filter(each -> existing.isPresent() || !each.is(Tag.LINK)) // to objects of the other server
                .toList();
        Wanted wanted = Wanted.of(own, exchange.version());
        UUID id = existing.isPresent()
                ? creation.replaceObject(exchange, existing.get(), type, object, wanted)
                : creation.registerObject(exchange, type, object, wanted);
        compromise(said).ifPresent(reason -> lifecycle.revoke(exchange.caller(), id, reason, null));
        exchange.remember(id, UniqueIdentifierEnumeration.IMPORT);
        return Payload.only(id);
    }

    /** 1.4 leaves it to the object itself (section 4.41). */
    private static ObjectType type(Exchange exchange, Fields request) {
        if (exchange.isAtLeast2() || request.has(Tag.OBJECT_TYPE)) {
            return Creation.type(request);
        }
        return Stream.of(ObjectType.values())
                .filter(type -> request.has(Objects.tagOf(type)))
                .findFirst()
                .orElseThrow(() -> new Failure(ResultReason.INVALID_MESSAGE, "No object is in the request."));
    }

    /** What was compromised is so here as well; all other states follow from its dates. */
    private static Optional<RevokeKeyRequest> compromise(List<Attribute> said) {
        Optional<Instant> occurrence = said.stream()
                .filter(each -> each.is(Tag.COMPROMISE_OCCURRENCE_DATE))
                .map(each -> Fields.date(each.tagged()))
                .findFirst();
        return said.stream()
                .filter(each -> each.is(Tag.REVOCATION_REASON))
                .map(each -> LifecycleOperations.reason(each.fields(), occurrence))
                .filter(reason -> reason.reason().isCompromise())
                .findFirst();
    }
}
