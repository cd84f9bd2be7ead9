package org.claviger.server.kmip.attribute;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.KeyPolicy;
import org.claviger.api.crypto.LifeDates;
import org.claviger.api.crypto.Link;
import org.claviger.api.crypto.ObjectType;
import org.claviger.api.crypto.UsageLimits;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.LinkType;
import org.claviger.kmip.word.NameType;
import org.claviger.kmip.word.RecommendedCurve;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.Tag;
import org.claviger.kmip.word.UsageLimitsUnit;
import org.claviger.kmip.word.Version;
import org.claviger.server.kmip.Exchange;
import org.claviger.server.kmip.Failure;
import org.claviger.server.kmip.Fields;
import org.claviger.server.kmip.attribute.Attribute.AttributeName;
import org.claviger.server.object.Enrolment;
import org.claviger.server.object.Kept;
import org.jspecify.annotations.Nullable;

/** The attributes that a client wants a new object to have. */
public final class Wanted {
    /** What clients may say of an object that the server finds out by itself. */
    private static final Set<Tag> KNOWN_ANYWAY =
            Set.of(Tag.OBJECT_TYPE, Tag.CERTIFICATE_TYPE, Tag.CERTIFICATE_LENGTH, Tag.KEY_FORMAT_TYPE);

    /** What the object itself has a place for, and the longest texts that it takes. */
    private static final int LONGEST_NAME = 255;

    private static final int LONGEST_TEXT = 1000;

    /** Says which namespace a new object is to be in: KMIP has no word for that. */
    public static final AttributeName NAMESPACE = new AttributeName(Attribute.CLIENT, "ClavigerNamespace");

    private final List<Attribute> attributes;

    private Wanted(List<Attribute> attributes) {
        this.attributes = attributes;
    }

    /** Checks what a client says; fails if that can't be. */
    public static Wanted of(List<Attribute> said, Version version) {
        List<Attribute> attributes = new ArrayList<>();
        Map<AttributeName, Integer> counts = new HashMap<>();
        for (Attribute each : said) {
            if (each.tag().filter(KNOWN_ANYWAY::contains).isEmpty()) {
                requireSettable(each.named(), version);
                int index = counts.merge(each.named(), 1, Integer::sum) - 1;
                if (index > 0) {
                    requireMany(each.named());
                }
                attributes.add(each.at(index));
            }
        }
        return new Wanted(attributes);
    }

    private static void requireSettable(AttributeName name, Version version) {
        if (!name.isIn(version)) {
            throw new Failure(
                    ResultReason.UNSUPPORTED_ATTRIBUTE,
                    "KMIP " + version + " has no attribute \"" + name.text() + "\".");
        }
        if (AttributeRule.of(name)
                .filter(rule -> rule.hand() == AttributeRule.Hand.SERVER)
                .isPresent()) {
            throw new Failure(ResultReason.ATTRIBUTE_READ_ONLY, "\"" + name.text() + "\" is the server's own to set.");
        }
    }

    private static void requireMany(AttributeName name) {
        if (AttributeRule.of(name).filter(rule -> !rule.isMany()).isPresent()) {
            throw new Failure(ResultReason.ATTRIBUTE_SINGLE_VALUED, "An object has \"" + name.text() + "\" but once.");
        }
    }

    /** The same with others, where nothing is said by these. */
    public Wanted orElse(List<Attribute> others) {
        List<Attribute> all = new ArrayList<>(attributes);
        others.stream()
                .filter(other ->
                        attributes.stream().noneMatch(each -> each.named().equals(other.named())))
                .forEach(all::add);
        return new Wanted(all);
    }

    /** All of them. */
    public List<Attribute> attributes() {
        return attributes;
    }

    /** Links of the kinds that the product itself knows, by the attributes that ask for them. */
    public Map<Attribute, Link> links() {
        Map<Attribute, Link> links = new HashMap<>();
        for (Attribute each : attributes) {
            if (each.is(Tag.LINK)) {
                Optional<Link.Type> type =
                        each.fields().word(Tag.LINK_TYPE, LinkType.class).flatMap(Terms::link);
                Optional<UUID> target =
                        each.fields().text(Tag.LINKED_OBJECT_IDENTIFIER).flatMap(Exchange::find);
                if (type.isPresent() && target.isPresent()) {
                    links.put(each, new Link(type.get(), target.get()));
                }
            }
        }
        return links;
    }

    /** The first of a tag. */
    public Optional<Attribute> first(Tag tag) {
        return attributes.stream().filter(each -> each.is(tag)).findFirst();
    }

    /** The number of the Cryptographic Algorithm. */
    public Optional<Integer> algorithmCode() {
        return first(Tag.CRYPTOGRAPHIC_ALGORITHM)
                .map(each -> each.value() instanceof Value.Enumerated word ? word.code() : 0);
    }

    /** The algorithm, if the product uses such. */
    public Optional<Algorithm> algorithm() {
        return algorithmCode().flatMap(code -> Terms.algorithm(code, curve(), length().orElse(0)));
    }

    /** Bits. */
    public Optional<Integer> length() {
        return integer(Tag.CRYPTOGRAPHIC_LENGTH);
    }

    private Optional<RecommendedCurve> curve() {
        return first(Tag.CRYPTOGRAPHIC_DOMAIN_PARAMETERS)
                .flatMap(each -> each.fields().word(Tag.RECOMMENDED_CURVE, RecommendedCurve.class));
    }

    /** The Cryptographic Usage Mask; 0 if nothing is said. */
    public int usageMask() {
        return integer(Tag.CRYPTOGRAPHIC_USAGE_MASK).orElse(0);
    }

    private Optional<Integer> integer(Tag tag) {
        return first(tag).map(each -> {
            if (each.value() instanceof Value.Int number) {
                return number.number();
            }
            throw Failure.invalid("\"" + tag.title() + "\" is an Integer.");
        });
    }

    private boolean isTrue(Tag tag, boolean unsaid) {
        return first(tag)
                .map(each -> {
                    if (each.value() instanceof Value.Bool bool) {
                        return bool.isTrue();
                    }
                    throw Failure.invalid("\"" + tag.title() + "\" is a Boolean.");
                })
                .orElse(unsaid);
    }

    private @Nullable Instant date(Tag tag) {
        return first(tag).map(each -> Fields.date(each.tagged())).orElse(null);
    }

    /**
     * All of it, as an object is made of it.
     *
     * @param algorithm absent if the product can't use the material
     * @param length bits; absent if it has none
     * @param found what the server has found out of the material
     * @param madeAt when the material was made; absent: the client says it, or nobody does
     * @param links those of {@link #links} that lead somewhere; others are kept as they came
     */
    public Enrolment enrolment(
            ObjectType type,
            @Nullable Algorithm algorithm,
            @Nullable Integer length,
            List<Kept> found,
            @Nullable Instant madeAt,
            Map<Attribute, Link> links) {
        String namespace = null;
        Set<String> groups = new HashSet<>();
        Map<String, String> free = new HashMap<>();
        List<Kept> kept = new ArrayList<>(found);
        for (Attribute each : attributes) {
            if (each.named().equals(NAMESPACE)) {
                namespace = each.text()
                        .orElseThrow(() -> Failure.invalid("\"" + NAMESPACE.text() + "\" is a Text String."));
            } else if (each.is(Tag.OBJECT_GROUP)) {
                groups.add(each.text().orElseThrow(() -> Failure.invalid("\"Object Group\" is a Text String.")));
            } else if (isFree(each) && !free.containsKey(each.name())) {
                free.put(each.name(), each.text().orElseThrow());
            } else if (isKept(each) && !links.containsKey(each)) {
                kept.add(KeptForm.of(each));
            }
        }
        return new Enrolment(
                type,
                namespace,
                name(),
                algorithm,
                length,
                usageMask(),
                policy(),
                new LifeDates(
                        date(Tag.ACTIVATION_DATE),
                        date(Tag.PROCESS_START_DATE),
                        date(Tag.PROTECT_STOP_DATE),
                        date(Tag.DEACTIVATION_DATE),
                        null,
                        null,
                        null),
                madeAt == null ? date(Tag.ORIGINAL_CREATION_DATE) : madeAt,
                groups,
                free,
                new HashSet<>(links.values()),
                kept);
    }

    /** True if it is a text of a client's own making, which REST knows as well. */
    static boolean isFree(Attribute attribute) {
        return attribute.vendor().equals(Attribute.CLIENT)
                && attribute.index() == 0
                && !attribute.name().isBlank()
                && attribute.name().length() <= LONGEST_NAME
                && attribute
                        .text()
                        .filter(text -> text.length() <= LONGEST_TEXT)
                        .isPresent();
    }

    /** True if the object has no other place for it. */
    private static boolean isKept(Attribute attribute) {
        Optional<Tag> tag = attribute.tag();
        return tag.isEmpty()
                || switch (tag.get()) {
                    case CRYPTOGRAPHIC_ALGORITHM,
                            CRYPTOGRAPHIC_LENGTH,
                            CRYPTOGRAPHIC_USAGE_MASK,
                            ACTIVATION_DATE,
                            PROCESS_START_DATE,
                            PROTECT_STOP_DATE,
                            DEACTIVATION_DATE,
                            ORIGINAL_CREATION_DATE,
                            USAGE_LIMITS,
                            SENSITIVE,
                            EXTRACTABLE,
                            OBJECT_GROUP -> false;
                    default -> true;
                };
    }

    private @Nullable String name() {
        return first(Tag.NAME).map(Wanted::nameOf).orElse(null);
    }

    /** The text of a Name. */
    static String nameOf(Attribute name) {
        String text = Fields.require(name.fields().text(Tag.NAME_VALUE), Tag.NAME_VALUE);
        Fields.require(name.fields().word(Tag.NAME_TYPE, NameType.class), Tag.NAME_TYPE);
        if (text.isBlank() || text.length() > LONGEST_NAME) {
            throw Failure.invalid("A Name has 1 to " + LONGEST_NAME + " characters.");
        }
        return text;
    }

    private KeyPolicy policy() {
        boolean randomIv = first(Tag.CRYPTOGRAPHIC_PARAMETERS)
                .filter(parameters -> parameters.fields().isTrue(Tag.RANDOM_IV))
                .isPresent();
        if (isTrue(Tag.ROTATE_AUTOMATIC, false)) {
            throw new Failure(
                    ResultReason.FEATURE_NOT_SUPPORTED,
                    "Keys rotate by themselves if their policy says so, which is set by REST. Re-key makes a new key.");
        }
        return new KeyPolicy(
                isTrue(Tag.SENSITIVE, false),
                isTrue(Tag.EXTRACTABLE, true),
                !randomIv,
                null,
                first(Tag.USAGE_LIMITS).map(Wanted::usageLimits).orElse(null),
                null,
                null);
    }

    /** Of an attribute Usage Limits. */
    static UsageLimits usageLimits(Attribute attribute) {
        Fields fields = attribute.fields();
        long total = Fields.require(fields.longInteger(Tag.USAGE_LIMITS_TOTAL), Tag.USAGE_LIMITS_TOTAL);
        if (total < 1) {
            throw Failure.invalid("\"Usage Limits Total\" is 1 at least.");
        }
        UsageLimitsUnit unit =
                Fields.require(fields.word(Tag.USAGE_LIMITS_UNIT, UsageLimitsUnit.class), Tag.USAGE_LIMITS_UNIT);
        return new UsageLimits(Terms.unit(unit), total, null);
    }
}
