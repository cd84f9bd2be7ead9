package org.claviger.server.kmip.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.claviger.api.crypto.ObjectType;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.ProtectionStorageMask;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.Tag;
import org.claviger.kmip.word.UniqueIdentifierEnumeration;
import org.claviger.server.audit.Action;
import org.claviger.server.kmip.Catalogue;
import org.claviger.server.kmip.Exchange;
import org.claviger.server.kmip.Failure;
import org.claviger.server.kmip.Fields;
import org.claviger.server.kmip.Operations;
import org.claviger.server.kmip.attribute.Attribute;
import org.claviger.server.kmip.attribute.Terms;
import org.claviger.server.kmip.attribute.Wanted;
import org.claviger.server.kmip.material.Admission;
import org.claviger.server.kmip.material.Admitted;
import org.claviger.server.kmip.material.NewKeys;
import org.claviger.server.kmip.material.Objects;
import org.claviger.server.object.EnrolmentService;

/** Create, Create Key Pair and Register (KMIP 2.1, sections 6.1.8, 6.1.9 and 6.1.46). */
@ApplicationScoped
public class Creation implements Operations {
    @Inject
    EnrolmentService enrolments;

    @Inject
    Templates templates;

    @Override
    public void declare(Catalogue catalogue) {
        catalogue.changing(Operation.CREATE, this::create);
        catalogue.changing(Operation.CREATE_KEY_PAIR, this::createKeyPair);
        catalogue.changing(Operation.REGISTER, this::register);
    }

    private List<Item> create(Exchange exchange, Fields request) {
        ObjectType type = type(request);
        if (type != ObjectType.SYMMETRIC_KEY) {
            throw new Failure(ResultReason.INVALID_FIELD, "Create makes Symmetric Keys. Other objects are registered.");
        }
        Wanted wanted = Wanted.of(
                templates.attributes(exchange, request, Tag.TEMPLATE_ATTRIBUTE, Tag.ATTRIBUTES), exchange.version());
        requireStorage(request, Tag.PROTECTION_STORAGE_MASKS, wanted);
        UUID id = createKey(exchange, wanted);
        exchange.remember(id, UniqueIdentifierEnumeration.CREATE);
        return List.of(Item.of(Tag.OBJECT_TYPE, Terms.type(type)), Payload.id(id));
    }

    /** Makes a symmetric key with these attributes. */
    UUID createKey(Exchange exchange, Wanted wanted) {
        try (Admitted key = NewKeys.symmetric(wanted)) {
            return enrolments.enrol(
                    exchange.caller(),
                    wanted.enrolment(
                            ObjectType.SYMMETRIC_KEY, key.algorithm(), key.length(), key.found(), Instant.now()),
                    key.material(),
                    Action.KEY_CREATED);
        }
    }

    private List<Item> createKeyPair(Exchange exchange, Fields request) {
        List<Attribute> common =
                templates.attributes(exchange, request, Tag.COMMON_TEMPLATE_ATTRIBUTE, Tag.COMMON_ATTRIBUTES);
        Wanted ofPrivate = Wanted.of(
                        templates.attributes(
                                exchange, request, Tag.PRIVATE_KEY_TEMPLATE_ATTRIBUTE, Tag.PRIVATE_KEY_ATTRIBUTES),
                        exchange.version())
                .orElse(common);
        Wanted ofPublic = Wanted.of(
                        templates.attributes(
                                exchange, request, Tag.PUBLIC_KEY_TEMPLATE_ATTRIBUTE, Tag.PUBLIC_KEY_ATTRIBUTES),
                        exchange.version())
                .orElse(common);
        requireStorage(request, Tag.PRIVATE_PROTECTION_STORAGE_MASKS, ofPrivate);
        Pair pair = createPair(exchange, ofPrivate, ofPublic);
        exchange.remember(pair.publicKey(), UniqueIdentifierEnumeration.CREATE_KEY_PAIR_PUBLIC_KEY);
        exchange.remember(pair.privateKey(), UniqueIdentifierEnumeration.CREATE_KEY_PAIR_PRIVATE_KEY);
        return List.of(
                Payload.id(Tag.PRIVATE_KEY_UNIQUE_IDENTIFIER, pair.privateKey()),
                Payload.id(Tag.PUBLIC_KEY_UNIQUE_IDENTIFIER, pair.publicKey()));
    }

    /** Makes two halves of a pair with these attributes, linked to each other. */
    Pair createPair(Exchange exchange, Wanted ofPrivate, Wanted ofPublic) {
        Instant now = Instant.now();
        NewKeys.Pair made = NewKeys.pair(ofPrivate, ofPublic, exchange.version());
        try (Admitted privateHalf = made.privateKey();
                Admitted publicHalf = made.publicKey()) {
            UUID privateKey = enrolments.enrol(
                    exchange.caller(),
                    ofPrivate.enrolment(
                            ObjectType.PRIVATE_KEY,
                            privateHalf.algorithm(),
                            privateHalf.length(),
                            privateHalf.found(),
                            now),
                    privateHalf.material(),
                    Action.KEY_CREATED);
            UUID publicKey = enrolments.enrol(
                    exchange.caller(),
                    ofPublic.enrolment(
                            ObjectType.PUBLIC_KEY,
                            publicHalf.algorithm(),
                            publicHalf.length(),
                            publicHalf.found(),
                            now),
                    publicHalf.material(),
                    Action.KEY_CREATED);
            enrolments.linkPair(exchange.caller(), privateKey, publicKey);
            return new Pair(privateKey, publicKey);
        }
    }

    private List<Item> register(Exchange exchange, Fields request) {
        ObjectType type = type(request);
        Wanted wanted = Wanted.of(
                templates.attributes(exchange, request, Tag.TEMPLATE_ATTRIBUTE, Tag.ATTRIBUTES), exchange.version());
        requireStorage(request, Tag.PROTECTION_STORAGE_MASKS, wanted);
        UUID id = registerObject(exchange, type, object(request, type), wanted);
        exchange.remember(id, UniqueIdentifierEnumeration.REGISTER);
        return Payload.only(id);
    }

    /** Registers an object that a client sends. */
    UUID registerObject(Exchange exchange, ObjectType type, Item object, Wanted wanted) {
        try (Admitted admitted = Admission.of(type, object, wanted)) {
            return enrolments.enrol(
                    exchange.caller(),
                    wanted.enrolment(type, admitted.algorithm(), admitted.length(), admitted.found(), null),
                    admitted.material(),
                    Action.KEY_IMPORTED);
        } finally {
            object.wipe();
        }
    }

    /** The object of a request. */
    static Item object(Fields request, ObjectType type) {
        Tag tag = Objects.tagOf(type);
        return Fields.require(request.first(tag), tag);
    }

    /** The type that a request names. */
    static ObjectType type(Fields request) {
        return Terms.type(Fields.require(
                request.word(Tag.OBJECT_TYPE, org.claviger.kmip.word.ObjectType.class), Tag.OBJECT_TYPE));
    }

    /** Material that came by the network is not in hardware alone: the server says so rather than pretend. */
    private static void requireStorage(Fields request, Tag masks, Wanted wanted) {
        List<Integer> asked = request.structure(masks)
                .or(() -> request.structure(Tag.COMMON_PROTECTION_STORAGE_MASKS))
                .map(structure -> structure.all(Tag.PROTECTION_STORAGE_MASK).stream()
                        .map(item -> Fields.of(Item.of(masks, item))
                                .integer(Tag.PROTECTION_STORAGE_MASK)
                                .orElseThrow())
                        .toList())
                .orElse(List.of());
        Optional<Attribute> single = wanted.first(Tag.PROTECTION_STORAGE_MASK);
        boolean hardwareAlone = (!asked.isEmpty() && asked.stream().allMatch(Creation::isHardware))
                || single.filter(attribute -> isHardware(Fields.of(Item.of(masks, attribute.tagged()))
                                .integer(Tag.PROTECTION_STORAGE_MASK)
                                .orElseThrow()))
                        .isPresent();
        if (hardwareAlone) {
            throw new Failure(
                    ResultReason.PROTECTION_STORAGE_UNAVAILABLE,
                    "By KMIP objects are sealed by the HSM, and stored outside of it. A key that never leaves the HSM is made"
                            + " by REST, with \"protection\": \"HSM\", and can be used by KMIP.");
        }
    }

    private static boolean isHardware(int mask) {
        return (mask & ProtectionStorageMask.HARDWARE.code()) != 0
                && (mask & ProtectionStorageMask.SOFTWARE.code()) == 0;
    }

    /** The two halves of a pair. */
    record Pair(UUID privateKey, UUID publicKey) {}
}
