package org.claviger.server.kmip.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.ObjectType;
import org.claviger.kmip.item.DecodingException;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.TtlvDecoder;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.KeyFormatType;
import org.claviger.kmip.word.NameType;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.SecretDataType;
import org.claviger.kmip.word.Tag;
import org.claviger.kmip.word.UniqueIdentifierEnumeration;
import org.claviger.server.kmip.Catalogue;
import org.claviger.server.kmip.Exchange;
import org.claviger.server.kmip.Failure;
import org.claviger.server.kmip.Fields;
import org.claviger.server.kmip.Operations;
import org.claviger.server.kmip.attribute.Attribute;
import org.claviger.server.kmip.attribute.Terms;
import org.claviger.server.kmip.attribute.Wanted;
import org.claviger.server.kmip.material.Admitted;
import org.claviger.server.kmip.material.NewKeys;
import org.claviger.server.kmip.material.Objects;
import org.claviger.server.kmip.material.SplitKeys;
import org.claviger.server.object.LeavingMaterial;
import org.claviger.server.object.ObjectView;
import org.claviger.server.object.ObjectViewService;
import org.claviger.server.vault.OpenedMaterial;
import org.jspecify.annotations.Nullable;

/** Create Split Key and Join Split Key (KMIP 2.1, sections 6.1.10 and 6.1.27). */
@ApplicationScoped
public class Splitting implements Operations {
    @Inject
    ObjectViewService objects;

    @Inject
    LeavingMaterial leaving;

    @Inject
    Creation creation;

    @Inject
    Templates templates;

    @Override
    public void declare(Catalogue catalogue) {
        catalogue.changing(Operation.CREATE_SPLIT_KEY, this::create);
        catalogue.changing(Operation.JOIN_SPLIT_KEY, this::join);
    }

    private List<Item> create(Exchange exchange, Fields request) {
        SplitKeys.Plan plan = SplitKeys.Plan.of(request);
        List<Attribute> attributes = templates.attributes(exchange, request, Tag.TEMPLATE_ATTRIBUTE, Tag.ATTRIBUTES);
        List<Item> parts = request.has(Tag.UNIQUE_IDENTIFIER)
                ? ofKey(exchange, exchange.identifier(request), plan)
                : ofNewKey(plan, Wanted.of(attributes, exchange.version()));
        List<Item> payload = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Wanted wanted = Wanted.of(ofPart(attributes, i + 1), exchange.version());
            UUID id = creation.registerObject(exchange, ObjectType.SPLIT_KEY, parts.get(i), wanted);
            exchange.remember(id, UniqueIdentifierEnumeration.CREATE_SPLIT_KEY);
            payload.add(Payload.id(id));
        }
        return payload;
    }

    /** A Name is one object's alone, so the parts are numbered. */
    private static List<Attribute> ofPart(List<Attribute> attributes, int number) {
        return attributes.stream()
                .map(each -> each.is(Tag.NAME) ? numbered(each, number) : each)
                .toList();
    }

    private static Attribute numbered(Attribute name, int number) {
        String text = Fields.require(name.fields().text(Tag.NAME_VALUE), Tag.NAME_VALUE);
        return Attribute.of(Item.of(
                Tag.NAME,
                Item.of(Tag.NAME_VALUE, text + " part " + number),
                Item.of(Tag.NAME_TYPE, NameType.UNINTERPRETED_TEXT_STRING)));
    }

    /** Who has the parts has the key: whoever splits it must be one that may have it as it is. */
    private List<Item> ofKey(Exchange exchange, UUID id, SplitKeys.Plan plan) {
        ObjectView view = leaving.look(exchange.caller(), id);
        Reading.requireOnline(view);
        Reading.requireLeaving(view, false);
        try (OpenedMaterial material = leaving.open(exchange.caller(), view, false)) {
            byte[] secret = secret(view, material.reveal());
            try {
                leaving.hasLeft(exchange.caller(), id, "split");
                return SplitKeys.split(secret, plan, algorithm(view.object().algorithm(), secret.length));
            } finally {
                Arrays.fill(secret, (byte) 0);
            }
        }
    }

    private static byte[] secret(ObjectView view, byte[] material) {
        return switch (view.object().type()) {
            case SYMMETRIC_KEY, PRIVATE_KEY -> {
                if (view.object().algorithm() == null) {
                    throw new Failure(ResultReason.INVALID_FIELD, "The key is kept as it came, and not split.");
                }
                yield material.clone();
            }
            case SECRET_DATA, OPAQUE_OBJECT -> material.clone();
            default -> throw new Failure(ResultReason.INVALID_FIELD, "Objects of this type are not split.");
        };
    }

    private static List<Item> algorithm(@Nullable Algorithm algorithm, int bytes) {
        Item length = Item.of(Tag.CRYPTOGRAPHIC_LENGTH, bytes * Byte.SIZE);
        return algorithm == null ? List.of(length) : List.of(Terms.algorithm(algorithm), length);
    }

    private static List<Item> ofNewKey(SplitKeys.Plan plan, Wanted wanted) {
        try (Admitted key = NewKeys.symmetric(wanted)) {
            if (key.algorithm() == null) {
                throw Failure.invalid("New keys of this algorithm are not split.");
            }
            return SplitKeys.split(key.material(), plan, algorithm(key.algorithm(), key.material().length));
        }
    }

    private List<Item> join(Exchange exchange, Fields request) {
        ObjectType type = Creation.type(request);
        List<Item> named = request.all(Tag.UNIQUE_IDENTIFIER);
        if (named.size() > SplitKeys.MOST_PARTS) {
            throw Failure.invalid("A key has at most " + SplitKeys.MOST_PARTS + " parts.");
        }
        List<Item> parts = named.stream()
                .map(exchange::identifier)
                .map(id -> part(exchange, id))
                .toList();
        if (parts.isEmpty()) {
            throw new Failure(ResultReason.INVALID_MESSAGE, "Name the Split Keys by their Unique Identifiers.");
        }
        SplitKeys.Joined joined = SplitKeys.join(parts);
        Wanted wanted = Wanted.of(
                templates.attributes(exchange, request, Tag.TEMPLATE_ATTRIBUTE, Tag.ATTRIBUTES), exchange.version());
        UUID id = creation.registerObject(exchange, type, object(type, joined, request), wanted);
        exchange.remember(id, UniqueIdentifierEnumeration.JOIN_SPLIT_KEY);
        return Payload.only(id);
    }

    private Item part(Exchange exchange, UUID id) {
        ObjectView view = leaving.look(exchange.caller(), id);
        Reading.requireOnline(view);
        if (view.object().type() != ObjectType.SPLIT_KEY) {
            throw new Failure(ResultReason.INVALID_FIELD, "An object that is to be joined is no Split Key.");
        }
        try (OpenedMaterial material = leaving.open(exchange.caller(), view, false)) {
            leaving.hasLeft(exchange.caller(), id, "joined");
            return TtlvDecoder.decode(material.reveal());
        } catch (DecodingException e) {
            throw new IllegalStateException("A Split Key can't be read.", e);
        }
    }

    private static Item object(ObjectType type, SplitKeys.Joined joined, Fields request) {
        if (type == ObjectType.OPAQUE_OBJECT) {
            return Item.of(
                    Tag.OPAQUE_OBJECT,
                    Item.of(Tag.OPAQUE_DATA_TYPE, new Value.Enumerated(0x8000_0000)),
                    Item.of(Tag.OPAQUE_DATA_VALUE, joined.secret()));
        }
        boolean isPrivate = type == ObjectType.PRIVATE_KEY;
        List<Item> block = new ArrayList<>();
        block.add(Item.of(Tag.KEY_FORMAT_TYPE, isPrivate ? KeyFormatType.PKCS_8 : KeyFormatType.RAW));
        block.add(Item.of(Tag.KEY_VALUE, Item.of(Tag.KEY_MATERIAL, joined.secret())));
        joined.algorithm().stream()
                .filter(item -> !isPrivate || item.is(Tag.CRYPTOGRAPHIC_ALGORITHM))
                .forEach(block::add);
        Item keyBlock = Item.of(Tag.KEY_BLOCK, new Value.Structure(block));
        return switch (type) {
            case SYMMETRIC_KEY, PRIVATE_KEY -> Item.of(Objects.tagOf(type), keyBlock);
            case SECRET_DATA ->
                Item.of(
                        Tag.SECRET_DATA,
                        Item.of(
                                Tag.SECRET_DATA_TYPE,
                                request.word(Tag.SECRET_DATA_TYPE, SecretDataType.class)
                                        .orElse(SecretDataType.SEED)),
                        keyBlock);
            default -> throw new Failure(ResultReason.INVALID_FIELD, "Split Keys are not joined to this Object Type.");
        };
    }
}
