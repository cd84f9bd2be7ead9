package org.claviger.server.kmip.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.claviger.api.ErrorCode;
import org.claviger.api.crypto.Link;
import org.claviger.api.crypto.ObjectType;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.Operation;
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
import org.claviger.server.object.Enrolment;
import org.claviger.server.object.EnrolmentService;
import org.claviger.server.object.ObjectViewService;
import org.claviger.server.platform.RefusedException;
import org.jspecify.annotations.Nullable;

/** Create, Create Key Pair and Register (KMIP 2.1, sections 6.1.8, 6.1.9 and 6.1.46). */
@ApplicationScoped
public class Creation implements Operations {
    @Inject
    EnrolmentService enrolments;

    @Inject
    ObjectViewService objects;

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
        Storage storage = Storage.of(request, Tag.PROTECTION_STORAGE_MASKS, wanted);
        UUID id = createKey(exchange, wanted, storage);
        exchange.remember(id, UniqueIdentifierEnumeration.CREATE);
        return List.of(Item.of(Tag.OBJECT_TYPE, Terms.type(type)), Payload.id(id));
    }

    /** Makes a symmetric key with these attributes. */
    UUID createKey(Exchange exchange, Wanted wanted, Storage storage) {
        Rules own = rules.of(exchange.caller().tenant());
        Wanted whole = own.complete(ObjectType.SYMMETRIC_KEY, storage.complete(wanted));
        if (storage == Storage.HARDWARE) {
            Admitted nature = NewKeys.symmetricOnToken(whole);
            return enrolOnToken(
                            exchange,
                            own,
                            ResultReason.PROTECTION_STORAGE_UNAVAILABLE,
                            made(exchange, ObjectType.SYMMETRIC_KEY, whole, nature, Instant.now()))
                    .get(0);
        }
        try (Admitted key = NewKeys.symmetric(whole)) {
            return enrol(exchange, own, made(exchange, ObjectType.SYMMETRIC_KEY, whole, key, Instant.now()));
        }
    }

    private Made made(Exchange exchange, ObjectType type, Wanted wanted, Admitted admitted, @Nullable Instant madeAt) {
        Map<Attribute, Link> links = wanted.links();
        links.values().removeIf(link -> !objects.isReadable(exchange.caller(), link.target()));
        return new Made(type, wanted, admitted, madeAt, links);
    }

    /** Takes an object that was made here, if the tenant's constraints allow it. */
    private UUID enrol(Exchange exchange, Rules own, Made made) {
        own.require(made.type(), made.attributes());
        return enrolments.enrol(
                exchange.caller(), made.enrolment(), made.admitted().material(), Action.KEY_CREATED);
    }

    /** The same of what is made on the token: a key, or a pair, the private half first. */
    private List<UUID> enrolOnToken(Exchange exchange, Rules own, ResultReason unavailable, Made... halves) {
        List<Enrolment> wanted = new ArrayList<>();
        for (Made half : halves) {
            own.require(half.type(), half.attributes());
            wanted.add(half.enrolment());
        }
        try {
            EnrolmentService.requireForToken(wanted.get(0));
        } catch (RefusedException e) {
            throw new Failure(unavailable, e.detail(), e);
        }
        try {
            return enrolments.enrolOnToken(exchange.caller(), wanted);
        } catch (RefusedException e) {
            throw e.code() == ErrorCode.HSM_REFUSED ? new Failure(unavailable, e.detail(), e) : e;
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
        if (Storage.of(request, Tag.PUBLIC_PROTECTION_STORAGE_MASKS, ofPublic) == Storage.HARDWARE
                && !request.has(Tag.COMMON_PROTECTION_STORAGE_MASKS)) {
            throw new Failure(
                    ResultReason.PUBLIC_PROTECTION_STORAGE_UNAVAILABLE,
                    "Public keys are stored outside of the hardware, whatever becomes of their private halves.");
        }
        Storage storage = Storage.of(request, Tag.PRIVATE_PROTECTION_STORAGE_MASKS, ofPrivate);
        Pair pair = createPair(exchange, ofPrivate, ofPublic, storage);
        exchange.remember(pair.publicKey(), UniqueIdentifierEnumeration.CREATE_KEY_PAIR_PUBLIC_KEY);
        exchange.remember(pair.privateKey(), UniqueIdentifierEnumeration.CREATE_KEY_PAIR_PRIVATE_KEY);
        return List.of(
                Payload.id(Tag.PRIVATE_KEY_UNIQUE_IDENTIFIER, pair.privateKey()),
                Payload.id(Tag.PUBLIC_KEY_UNIQUE_IDENTIFIER, pair.publicKey()));
    }

    /** Makes two halves of a pair with these attributes, linked to each other. */
    Pair createPair(Exchange exchange, Wanted ofPrivate, Wanted ofPublic, Storage storage) {
        Instant now = Instant.now();
        Rules own = rules.of(exchange.caller().tenant());
        Wanted wholePrivate = own.complete(ObjectType.PRIVATE_KEY, storage.complete(ofPrivate));
        Wanted wholePublic = own.complete(ObjectType.PUBLIC_KEY, ofPublic);
        if (storage == Storage.HARDWARE) {
            NewKeys.Pair natures = NewKeys.pairOnToken(wholePrivate, wholePublic, exchange.version());
            List<UUID> halves = enrolOnToken(
                    exchange,
                    own,
                    ResultReason.PRIVATE_PROTECTION_STORAGE_UNAVAILABLE,
                    made(exchange, ObjectType.PRIVATE_KEY, wholePrivate, natures.privateKey(), now),
                    made(exchange, ObjectType.PUBLIC_KEY, wholePublic, natures.publicKey(), now));
            enrolments.linkPair(exchange.caller(), halves.get(0), halves.get(1));
            return new Pair(halves.get(0), halves.get(1));
        }
        NewKeys.Pair made = NewKeys.pair(wholePrivate, wholePublic, exchange.version());
        try (Admitted privateHalf = made.privateKey();
                Admitted publicHalf = made.publicKey()) {
            UUID privateKey =
                    enrol(exchange, own, made(exchange, ObjectType.PRIVATE_KEY, wholePrivate, privateHalf, now));
            UUID publicKey = enrol(exchange, own, made(exchange, ObjectType.PUBLIC_KEY, wholePublic, publicHalf, now));
            enrolments.linkPair(exchange.caller(), privateKey, publicKey);
            return new Pair(privateKey, publicKey);
        }
    }

    private List<Item> register(Exchange exchange, Fields request) {
        ObjectType type = type(request);
        Wanted wanted = Wanted.of(
                templates.attributes(exchange, request, Tag.TEMPLATE_ATTRIBUTE, Tag.ATTRIBUTES), exchange.version());
        if (Storage.of(request, Tag.PROTECTION_STORAGE_MASKS, wanted) == Storage.HARDWARE) {
            throw new Failure(
                    ResultReason.PROTECTION_STORAGE_UNAVAILABLE,
                    "What has come by the network is not in hardware alone: it is sealed by the HSM, and stored outside of it."
                            + " Create makes keys that never leave the HSM.");
        }
        UUID id = registerObject(exchange, type, object(request, type), wanted);
        exchange.remember(id, UniqueIdentifierEnumeration.REGISTER);
        return Payload.only(id);
    }

    /** Registers an object that a client sends. */
    UUID registerObject(Exchange exchange, ObjectType type, Item object, Wanted wanted) {
        return admitted(
                exchange,
                type,
                object,
                wanted,
                made -> enrolments.enrol(
                        exchange.caller(), made.enrolment(), made.admitted().material(), Action.KEY_IMPORTED));
    }

    /** Has an object that a client sends come in the place of another one. */
    UUID replaceObject(Exchange exchange, UUID id, ObjectType type, Item object, Wanted wanted) {
        return admitted(exchange, type, object, wanted, made -> {
            enrolments.replace(
                    exchange.caller(), id, made.enrolment(), made.admitted().material());
            return id;
        });
    }

    /** Takes what has come, if the tenant's constraints allow it. */
    private UUID admitted(Exchange exchange, ObjectType type, Item object, Wanted wanted, Function<Made, UUID> keep) {
        try {
            Rules own = rules.of(exchange.caller().tenant());
            Wanted whole = own.completeRegistered(type, wanted);
            try (Admitted admitted = Admission.of(type, object, whole)) {
                Made made = made(exchange, type, whole, admitted, null);
                own.require(type, made.attributes());
                return keep.apply(made);
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

    /**
     * An object that is to be kept.
     *
     * @param madeAt when it was made here; absent: it came
     * @param links to objects that the client may look at
     */
    private record Made(
            ObjectType type,
            Wanted wanted,
            Admitted admitted,
            @Nullable Instant madeAt,
            Map<Attribute, Link> links) {
        private Enrolment enrolment() {
            return wanted.enrolment(type, admitted.algorithm(), admitted.length(), admitted.found(), madeAt, links);
        }

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
