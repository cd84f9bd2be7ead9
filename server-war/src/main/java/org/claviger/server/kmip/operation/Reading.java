package org.claviger.server.kmip.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.ObjectType;
import org.claviger.api.crypto.State;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.KeyFormatType;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.Tag;
import org.claviger.server.kmip.Catalogue;
import org.claviger.server.kmip.Exchange;
import org.claviger.server.kmip.Failure;
import org.claviger.server.kmip.Fields;
import org.claviger.server.kmip.Operations;
import org.claviger.server.kmip.attribute.KeptForm;
import org.claviger.server.kmip.attribute.ObjectAttributes;
import org.claviger.server.kmip.attribute.Terms;
import org.claviger.server.kmip.material.Objects;
import org.claviger.server.object.LeavingMaterial;
import org.claviger.server.object.ObjectView;
import org.claviger.server.object.ObjectViewService;
import org.claviger.server.platform.WithoutWaiting;
import org.claviger.server.vault.OpenedMaterial;

/** Get and Export (KMIP 2.1, sections 6.1.21 and 6.1.20). */
@ApplicationScoped
public class Reading implements Operations {
    @Inject
    ObjectViewService objects;

    @Inject
    LeavingMaterial leaving;

    @Inject
    KeyWrapping wrapping;

    @Override
    public void declare(Catalogue catalogue) {
        catalogue.using(Operation.GET, this::get);
        catalogue.using(Operation.EXPORT, this::export);
    }

    private List<Item> get(Exchange exchange, Fields request) {
        UUID id = exchange.identifier(request);
        ObjectView view = leaving.look(exchange.caller(), id);
        requireThere(view);
        if (isFresh(view)) {
            WithoutWaiting.endsHere(); // It is changed below, once.
        }
        Item object = object(exchange, request, view);
        isTaken(exchange, view);
        return List.of(Item.of(Tag.OBJECT_TYPE, Terms.type(view.object().type())), Payload.id(id), object);
    }

    /** With all attributes, and also of an object whose material is gone. */
    private List<Item> export(Exchange exchange, Fields request) {
        UUID id = exchange.identifier(request);
        ObjectView view = leaving.look(exchange.caller(), id);
        requireOnline(view);
        List<Item> payload = new ArrayList<>();
        payload.add(Item.of(Tag.OBJECT_TYPE, Terms.type(view.object().type())));
        payload.add(Payload.id(id));
        List<Item> attributes = Payload.of(ObjectAttributes.of(view), exchange.version());
        if (exchange.isAtLeast2()) {
            payload.add(Item.of(Tag.ATTRIBUTES, new Value.Structure(attributes)));
        } else {
            payload.addAll(attributes);
        }
        if (!isDestroyed(view.object())) {
            payload.add(object(exchange, request, view));
            isTaken(exchange, view);
        }
        return payload;
    }

    private Item object(Exchange exchange, Fields request, ObjectView view) {
        Optional<Fields> specification = request.structure(Tag.KEY_WRAPPING_SPECIFICATION);
        requireLeaving(view, specification.isPresent());
        if (request.has(Tag.KEY_COMPRESSION_TYPE)) {
            throw new Failure(
                    ResultReason.KEY_COMPRESSION_TYPE_NOT_SUPPORTED, "Points of curves are given uncompressed alone.");
        }
        Optional<KeyFormatType> format = request.word(Tag.KEY_FORMAT_TYPE, KeyFormatType.class);
        try (OpenedMaterial material = leaving.open(exchange.caller(), view, specification.isPresent())) {
            Item object = Objects.of(view, material.reveal(), format, exchange.version());
            Item given = specification
                    .map(wanted -> wrapping.wrap(exchange, view, object, wanted))
                    .orElse(object);
            leaving.hasLeft(
                    exchange.caller(), view.object().id(), specification.isPresent() ? "wrapped" : "not wrapped");
            return given;
        }
    }

    static void requireLeaving(ObjectView view, boolean wrapped) {
        if (!Boolean.TRUE.equals(view.object().policy().extractable())) {
            throw new Failure(
                    ResultReason.NOT_EXTRACTABLE,
                    "The object is not extractable: its material never leaves the server.");
        }
        if (Boolean.TRUE.equals(view.object().policy().sensitive()) && !wrapped) {
            throw new Failure(
                    ResultReason.SENSITIVE,
                    "The object is sensitive: its material leaves only wrapped, by a Key Wrapping Specification.");
        }
    }

    private static void requireThere(ObjectView view) {
        if (isDestroyed(view.object())) {
            throw new Failure(ResultReason.OBJECT_DESTROYED, "The object is destroyed: its material is gone for good.");
        }
        requireOnline(view);
    }

    static void requireOnline(ObjectView view) {
        if (view.kept().stream().anyMatch(kept -> kept.is(Tag.ARCHIVE_DATE.title()))) {
            throw new Failure(ResultReason.OBJECT_ARCHIVED, "The object is archived. Recover it first.");
        }
    }

    static boolean isDestroyed(ObjectResponse object) {
        return object.state() == State.DESTROYED || object.state() == State.DESTROYED_COMPROMISED;
    }

    /** From now on it isn't fresh any more (KMIP 2.1, section 4.24). */
    private void isTaken(Exchange exchange, ObjectView view) {
        if (isFresh(view)) {
            objects.keep(
                    exchange.caller(),
                    view.object().id(),
                    KeptForm.of(Item.of(Tag.FRESH, new Value.Bool(false))),
                    operationToGet(view.object().type()));
        }
    }

    private static boolean isFresh(ObjectView view) {
        return view.object().type() != ObjectType.TEMPLATE
                && KeptForm.find(view.kept(), Tag.FRESH)
                        .map(value -> value.equals(new Value.Bool(true)))
                        .orElse(true);
    }

    private static OperationGroup operationToGet(ObjectType type) {
        return type == ObjectType.PUBLIC_KEY || type == ObjectType.CERTIFICATE
                ? OperationGroup.GET_ATTRIBUTES
                : OperationGroup.GET_MATERIAL;
    }
}
