package org.claviger.server.kmip.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.claviger.api.crypto.ObjectType;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.Value;
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
import org.claviger.server.kmip.attribute.AttributeRule;
import org.claviger.server.kmip.attribute.KeptForm;
import org.claviger.server.kmip.attribute.Terms;
import org.claviger.server.kmip.attribute.Wanted;
import org.claviger.server.kmip.material.Admission;
import org.claviger.server.kmip.material.Admitted;
import org.claviger.server.kmip.material.NewKeys;
import org.claviger.server.kmip.material.Objects;
import org.claviger.server.kmip.rule.Rules;
import org.claviger.server.kmip.rule.RulesOfTenants;
import org.claviger.server.object.EnrolmentService;
import org.jspecify.annotations.Nullable;

/** Create, Create Key Pair and Register (KMIP 2.1, sections 6.1.8, 6.1.9 and 6.1.46). */
@ApplicationScoped
public class Creation implements Operations {
    @Inject
    EnrolmentService enrolments;

    @Inject
    RulesOfTenants rules;

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
        Rules own = rules.of(exchange.caller().tenant());
        Wanted whole = own.complete(ObjectType.SYMMETRIC_KEY, wanted);
        try (Admitted key = NewKeys.symmetric(whole)) {
            return enrol(exchange, own, new Made(ObjectType.SYMMETRIC_KEY, whole, key, Instant.now()));
        }
    }

    /** Takes an object, if the tenant's constraints allow it. */
    private UUID enrol(Exchange exchange, Rules own, Made made) {
        Admitted admitted = made.admitted();
        own.require(made.type(), made.attributes());
        return enrolments.enrol(
                exchange.caller(),
                made.wanted()
                        .enrolment(
                                made.type(), admitted.algorithm(), admitted.length(), admitted.found(), made.madeAt()),
                admitted.material(),
                made.madeAt() == null ? Action.KEY_IMPORTED : Action.KEY_CREATED);
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
        Rules own = rules.of(exchange.caller().tenant());
        Wanted wholePrivate = own.complete(ObjectType.PRIVATE_KEY, ofPrivate);
        Wanted wholePublic = own.complete(ObjectType.PUBLIC_KEY, ofPublic);
        NewKeys.Pair made = NewKeys.pair(wholePrivate, wholePublic, exchange.version());
        try (Admitted privateHalf = made.privateKey();
                Admitted publicHalf = made.publicKey()) {
            UUID privateKey = enrol(exchange, own, new Made(ObjectType.PRIVATE_KEY, wholePrivate, privateHalf, now));
            UUID publicKey = enrol(exchange, own, new Made(ObjectType.PUBLIC_KEY, wholePublic, publicHalf, now));
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
        try {
            Rules own = rules.of(exchange.caller().tenant());
            Wanted whole = own.completeRegistered(type, wanted);
            try (Admitted admitted = Admission.of(type, object, whole)) {
                return enrol(exchange, own, new Made(type, whole, admitted, null));
            }
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

    /**
     * An object that is to be kept.
     *
     * @param madeAt when it was made here; absent: it came
     */
    private record Made(
            ObjectType type,
            Wanted wanted,
            Admitted admitted,
            @Nullable Instant madeAt) {
        /** What the client says of it, and what was found: if the two differ, both count. */
        List<Attribute> attributes() {
            Stream<Attribute> found = admitted.found().stream()
                    .map(KeptForm::read)
                    .filter(each -> AttributeRule.of(each.named()).isPresent());
            List<Attribute> all = new ArrayList<>(
                    Stream.concat(wanted.attributes().stream(), found).toList());
            Integer length = admitted.length();
            if (length != null && all.stream().noneMatch(each -> each.is(Tag.CRYPTOGRAPHIC_LENGTH))) {
                all.add(Attribute.of(Tag.CRYPTOGRAPHIC_LENGTH, new Value.Int(length)));
            }
            return all;
        }
    }

    /** The two halves of a pair. */
    record Pair(UUID privateKey, UUID publicKey) {}
}
