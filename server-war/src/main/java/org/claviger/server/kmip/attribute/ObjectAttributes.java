package org.claviger.server.kmip.attribute;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.LifeDates;
import org.claviger.api.crypto.Link;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.ObjectType;
import org.claviger.api.crypto.Revocation;
import org.claviger.api.crypto.State;
import org.claviger.api.crypto.UsageLimits;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.HashingAlgorithm;
import org.claviger.kmip.word.KeyFormatType;
import org.claviger.kmip.word.NameType;
import org.claviger.kmip.word.ProtectionStorageMask;
import org.claviger.kmip.word.Tag;
import org.claviger.kmip.word.UsageLimitsUnit;
import org.claviger.server.object.Kept;
import org.claviger.server.object.ObjectView;
import org.jspecify.annotations.Nullable;

/** All attributes of an object: those that it has, and those that it keeps. */
public final class ObjectAttributes {
    /** Seconds: nothing is revoked earlier by the server itself, so a lease is but a hint to look again. */
    public static final int LEASE = 3600;

    private final ObjectView view;
    private final ObjectResponse object;
    private final List<Attribute> all = new ArrayList<>();

    private ObjectAttributes(ObjectView view) {
        this.view = view;
        this.object = view.object();
    }

    /** In the order of the specification, more or less; those of vendors last. */
    public static List<Attribute> of(ObjectView view) {
        ObjectAttributes attributes = new ObjectAttributes(view);
        attributes.collect();
        return attributes.all;
    }

    private void collect() {
        collectIdentity();
        collectNature();
        collectPolicy();
        collectDates();
        collectLinks();
        view.kept().stream()
                .filter(ObjectAttributes::isAttribute)
                .map(KeptForm::read)
                .forEach(this::add);
        new TreeMap<>(object.attributes())
                .forEach((name, text) -> add(new Attribute(Attribute.CLIENT, name, 0, new Value.Text(text))));
    }

    /** Links and names are told with those that the object itself has. */
    private static boolean isAttribute(Kept kept) {
        boolean isToldAlready = kept.is(Tag.NAME.title())
                || kept.is(Tag.LINK.title())
                || kept.is(Tag.CRYPTOGRAPHIC_ALGORITHM.title())
                || kept.is(Tag.CRYPTOGRAPHIC_LENGTH.title())
                || kept.is(Tag.FRESH.title())
                || kept.is(Tag.KEY_FORMAT_TYPE.title())
                || kept.is(Tag.PROTECTION_STORAGE_MASK.title());
        return !isToldAlready
                && (!kept.vendor().isEmpty()
                        || AttributeRule.of(new Attribute.AttributeName("", kept.name()))
                                .isPresent());
    }

    private void collectIdentity() {
        add(Tag.UNIQUE_IDENTIFIER, new Value.Text(object.id().toString()));
        add(Tag.SHORT_UNIQUE_IDENTIFIER, new Value.Bytes(bytes(object.id())));
        names(view).forEach(this::add);
        add(Item.of(Tag.OBJECT_TYPE, Terms.type(object.type())));
        int index = 0;
        for (String group : new TreeSet<>(object.groups())) {
            add(new Attribute("", Tag.OBJECT_GROUP.title(), index++, new Value.Text(group)));
        }
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    /** The first is the object's own name, whoever gave it that. */
    static List<Attribute> names(ObjectView view) {
        List<Attribute> names = new ArrayList<>(view.kept().stream()
                .filter(kept -> kept.is(Tag.NAME.title()))
                .map(KeptForm::read)
                .toList());
        boolean isFirstKept = names.stream()
                .anyMatch(name -> name.index() == 0
                        && name.fields()
                                .text(Tag.NAME_VALUE)
                                .equals(Optional.of(view.object().name())));
        if (!isFirstKept) {
            names.removeIf(name -> name.index() == 0);
            if (view.isNamed()) {
                names.add(0, name(view.object().name()));
            }
        }
        return names;
    }

    static Attribute name(String text) {
        return Attribute.of(Item.of(
                Tag.NAME, Item.of(Tag.NAME_VALUE, text), Item.of(Tag.NAME_TYPE, NameType.UNINTERPRETED_TEXT_STRING)));
    }

    private void collectNature() {
        Algorithm algorithm = object.algorithm();
        Optional<Value> keptAlgorithm = KeptForm.find(view.kept(), Tag.CRYPTOGRAPHIC_ALGORITHM);
        boolean isCertificate = object.type() == ObjectType.CERTIFICATE;
        if (keptAlgorithm.isPresent()) {
            add(Tag.CRYPTOGRAPHIC_ALGORITHM, keptAlgorithm.get());
        } else if (algorithm != null) {
            add(Terms.algorithm(algorithm));
        }
        Optional<Value> keptLength = KeptForm.find(view.kept(), Tag.CRYPTOGRAPHIC_LENGTH);
        if (keptLength.isPresent()) {
            add(Tag.CRYPTOGRAPHIC_LENGTH, keptLength.get());
        } else if (object.length() != null && (algorithm != null || isCertificate)) {
            add(Item.of(Tag.CRYPTOGRAPHIC_LENGTH, object.length()));
        }
        boolean keepsDomain =
                KeptForm.find(view.kept(), Tag.CRYPTOGRAPHIC_DOMAIN_PARAMETERS).isPresent();
        if (algorithm != null && !keepsDomain && !isCertificate) {
            Terms.curve(algorithm)
                    .ifPresent(curve ->
                            add(Item.of(Tag.CRYPTOGRAPHIC_DOMAIN_PARAMETERS, Item.of(Tag.RECOMMENDED_CURVE, curve))));
        }
        KeptForm.find(view.kept(), Tag.KEY_FORMAT_TYPE).ifPresent(format -> add(Tag.KEY_FORMAT_TYPE, format));
        String fingerprint = object.fingerprint();
        if (fingerprint != null && KeptForm.find(view.kept(), Tag.DIGEST).isEmpty()) {
            add(Item.of(
                    Tag.DIGEST,
                    Item.of(Tag.HASHING_ALGORITHM, HashingAlgorithm.SHA_256),
                    Item.of(Tag.DIGEST_VALUE, HexFormat.of().parseHex(fingerprint)),
                    Item.of(Tag.KEY_FORMAT_TYPE, KeyFormatType.X_509)));
        }
    }

    private void collectPolicy() {
        add(Tag.CRYPTOGRAPHIC_USAGE_MASK, new Value.Int(view.usageMask()));
        add(Tag.LEASE_TIME, new Value.Interval(LEASE));
        add(Tag.SENSITIVE, new Value.Bool(Boolean.TRUE.equals(object.policy().sensitive())));
        add(Tag.ALWAYS_SENSITIVE, new Value.Bool(object.alwaysSensitive()));
        add(Tag.EXTRACTABLE, new Value.Bool(Boolean.TRUE.equals(object.policy().extractable())));
        add(Tag.NEVER_EXTRACTABLE, new Value.Bool(object.neverExtractable()));
        add(Tag.FRESH, KeptForm.find(view.kept(), Tag.FRESH).orElse(new Value.Bool(true)));
        add(
                Tag.PROTECTION_STORAGE_MASK,
                KeptForm.find(view.kept(), Tag.PROTECTION_STORAGE_MASK)
                        .orElseGet(() -> new Value.Int(storage().code())));
        UsageLimits limits = object.policy().usageLimits();
        if (limits != null) {
            add(usageLimits(limits));
        }
    }

    private ProtectionStorageMask storage() {
        return switch (object.protection()) {
            case HSM -> ProtectionStorageMask.HARDWARE;
            case SEALED -> ProtectionStorageMask.SOFTWARE;
        };
    }

    private static Item usageLimits(UsageLimits limits) {
        long left = limits.left() == null ? limits.total() : limits.left();
        return Item.of(
                Tag.USAGE_LIMITS,
                Item.of(Tag.USAGE_LIMITS_TOTAL, new Value.LongInt(limits.total())),
                Item.of(Tag.USAGE_LIMITS_COUNT, new Value.LongInt(left)),
                Item.of(
                        Tag.USAGE_LIMITS_UNIT,
                        limits.unit() == UsageLimits.Unit.BYTES ? UsageLimitsUnit.BYTE : UsageLimitsUnit.OBJECT));
    }

    private void collectDates() {
        LifeDates dates = object.dates();
        add(Item.of(Tag.STATE, Terms.state(object.state())));
        add(Tag.INITIAL_DATE, object.createdAt());
        add(Tag.ACTIVATION_DATE, dates.activation());
        add(Tag.PROCESS_START_DATE, dates.processStart());
        add(Tag.PROTECT_STOP_DATE, dates.protectStop());
        add(Tag.DEACTIVATION_DATE, deactivation());
        add(Tag.DESTROY_DATE, dates.destroy());
        add(Tag.COMPROMISE_OCCURRENCE_DATE, dates.compromiseOccurrence());
        add(Tag.COMPROMISE_DATE, dates.compromise());
        Revocation revocation = object.revocation();
        if (revocation != null) {
            Item code = Item.of(Tag.REVOCATION_REASON_CODE, Terms.reason(revocation.reason()));
            String message = revocation.message();
            add(
                    message == null
                            ? Item.of(Tag.REVOCATION_REASON, code)
                            : Item.of(Tag.REVOCATION_REASON, code, Item.of(Tag.REVOCATION_MESSAGE, message)));
        }
        add(Tag.ORIGINAL_CREATION_DATE, object.originalCreationDate());
        add(Tag.LAST_CHANGE_DATE, view.lastChangeDate());
    }

    /** Whoever was compromised while it was active has not been deactivated (KMIP 2.1, section 4.57). */
    private @Nullable Instant deactivation() {
        LifeDates dates = object.dates();
        boolean compromised = object.state() == State.COMPROMISED || object.state() == State.DESTROYED_COMPROMISED;
        Instant deactivation = dates.deactivation();
        Instant compromise = dates.compromise();
        return compromised && deactivation != null && compromise != null && !deactivation.isBefore(compromise)
                ? null
                : deactivation;
    }

    private void collectLinks() {
        int index = 0;
        for (Link link : sorted(object.links())) {
            Item item = Item.of(
                    Tag.LINK,
                    Item.of(Tag.LINK_TYPE, Terms.link(link.type())),
                    Item.of(Tag.LINKED_OBJECT_IDENTIFIER, link.target().toString()));
            add(Attribute.of(item).at(index++));
        }
        for (Kept kept : view.kept()) {
            if (kept.is(Tag.LINK.title())) {
                add(KeptForm.read(kept).at(index++));
            }
        }
    }

    /** So that an index leads to the same one each time. */
    private static List<Link> sorted(List<Link> links) {
        return links.stream()
                .sorted(Comparator.comparing(Link::type).thenComparing(Link::target))
                .toList();
    }

    private void add(Tag tag, @Nullable Instant date) {
        if (date != null) {
            add(tag, new Value.DateTime(date.getEpochSecond()));
        }
    }

    private void add(Tag tag, Value value) {
        add(Attribute.of(tag, value));
    }

    private void add(Item item) {
        add(Attribute.of(item));
    }

    private void add(Attribute attribute) {
        all.add(attribute);
    }
}
