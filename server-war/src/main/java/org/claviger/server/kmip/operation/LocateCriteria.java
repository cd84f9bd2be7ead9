package org.claviger.server.kmip.operation;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.claviger.api.crypto.Link;
import org.claviger.api.crypto.ProtectionLevel;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.TtlvEncoder;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.LinkType;
import org.claviger.kmip.word.NameType;
import org.claviger.kmip.word.ObjectGroupMember;
import org.claviger.kmip.word.ObjectType;
import org.claviger.kmip.word.ProtectionStorageMask;
import org.claviger.kmip.word.RecommendedCurve;
import org.claviger.kmip.word.RevocationReasonCode;
import org.claviger.kmip.word.State;
import org.claviger.kmip.word.Tag;
import org.claviger.kmip.word.UsageLimitsUnit;
import org.claviger.kmip.word.Word;
import org.claviger.server.kmip.Exchange;
import org.claviger.server.kmip.Failure;
import org.claviger.server.kmip.Fields;
import org.claviger.server.kmip.attribute.Attribute;
import org.claviger.server.kmip.attribute.KeptForm;
import org.claviger.server.kmip.attribute.ObjectAttributes;
import org.claviger.server.kmip.attribute.Terms;
import org.claviger.server.object.Kept;
import org.claviger.server.object.ObjectCriteria;
import org.claviger.server.object.ObjectCriteria.DateOf;

/** Attributes that Locate asks for, as the object room finds them. */
final class LocateCriteria {
    private final ObjectCriteria criteria = new ObjectCriteria();
    private final Instant now;

    private LocateCriteria(Instant now) {
        this.now = now;
    }

    /** All of them have to be as the request says; two dates of one name are the ends of a time. */
    static ObjectCriteria of(List<Attribute> wanted, Instant now) {
        LocateCriteria all = new LocateCriteria(now);
        Set<Attribute.AttributeName> dates = new HashSet<>();
        for (Attribute each : wanted) {
            Optional<DateOf> date = each.tag().flatMap(LocateCriteria::date);
            if (date.isPresent()) {
                if (dates.add(each.named())) {
                    all.between(
                            date.get(),
                            wanted.stream()
                                    .filter(other -> other.named().equals(each.named()))
                                    .toList());
                }
            } else {
                all.add(each);
            }
        }
        return all.criteria;
    }

    /** A member of a group that is fresh, or any. */
    static void groupMember(ObjectCriteria criteria, Item member) {
        if (Fields.word(member, ObjectGroupMember.class) == ObjectGroupMember.GROUP_MEMBER_FRESH) {
            criteria.keptNot(KeptForm.of(Item.of(Tag.FRESH, new Value.Bool(false))));
        }
    }

    private static Optional<DateOf> date(Tag tag) {
        return switch (tag) {
            case INITIAL_DATE -> Optional.of(DateOf.CREATION);
            case ACTIVATION_DATE -> Optional.of(DateOf.ACTIVATION);
            case PROCESS_START_DATE -> Optional.of(DateOf.PROCESS_START);
            case PROTECT_STOP_DATE -> Optional.of(DateOf.PROTECT_STOP);
            case DEACTIVATION_DATE -> Optional.of(DateOf.DEACTIVATION);
            case DESTROY_DATE -> Optional.of(DateOf.DESTRUCTION);
            case COMPROMISE_DATE -> Optional.of(DateOf.COMPROMISE);
            case COMPROMISE_OCCURRENCE_DATE -> Optional.of(DateOf.COMPROMISE_OCCURRENCE);
            case LAST_CHANGE_DATE -> Optional.of(DateOf.LAST_CHANGE);
            case ORIGINAL_CREATION_DATE -> Optional.of(DateOf.ORIGINAL_CREATION);
            default -> Optional.empty();
        };
    }

    private void between(DateOf date, List<Attribute> ends) {
        if (ends.size() > 2) {
            throw Failure.invalid("A date is asked for once, or twice as the ends of a time.");
        }
        boolean isUndefined = ends.size() == 1
                && ends.get(0).value() instanceof Value.DateTime only
                && only.seconds() == Long.MAX_VALUE;
        if (isUndefined) {
            criteria.without(date);
            return;
        }
        List<Instant> sorted = new ArrayList<>(
                ends.stream().map(end -> Fields.date(end.tagged())).toList());
        sorted.sort(null);
        // KMIP's dates are whole seconds, and both ends belong to the time.
        criteria.between(date, sorted.get(0), sorted.get(sorted.size() - 1).plusSeconds(1));
    }

    private void add(Attribute wanted) {
        Optional<Tag> tag = wanted.tag();
        if (tag.isEmpty()) {
            vendor(wanted);
            return;
        }
        switch (tag.get()) {
            case UNIQUE_IDENTIFIER -> id(wanted).ifPresentOrElse(criteria::id, criteria::none);
            case SHORT_UNIQUE_IDENTIFIER -> shortId(wanted).ifPresentOrElse(criteria::id, criteria::none);
            case NAME -> name(wanted);
            case OBJECT_TYPE -> criteria.type(Terms.type(word(wanted, ObjectType.class)));
            case STATE -> criteria.state(Terms.state(word(wanted, State.class)), now);
            case CRYPTOGRAPHIC_ALGORITHM -> algorithm(wanted);
            case CRYPTOGRAPHIC_LENGTH -> criteria.lengthOrKept(number(wanted), KeptForm.of(wanted));
            case CRYPTOGRAPHIC_USAGE_MASK -> criteria.mask(number(wanted));
            case OBJECT_GROUP ->
                criteria.group(wanted.text().orElseThrow(() -> Failure.invalid("\"Object Group\" is a Text String.")));
            case SENSITIVE -> criteria.sensitive(isTrue(wanted));
            case EXTRACTABLE -> criteria.extractable(isTrue(wanted));
            case ALWAYS_SENSITIVE -> criteria.alwaysSensitive(isTrue(wanted));
            case NEVER_EXTRACTABLE -> criteria.neverExtractable(isTrue(wanted));
            case USAGE_LIMITS -> usageLimits(wanted);
            case REVOCATION_REASON -> revocation(wanted);
            case CRYPTOGRAPHIC_DOMAIN_PARAMETERS -> domain(wanted);
            case PROTECTION_STORAGE_MASK -> storage(wanted);
            case LEASE_TIME -> lease(wanted);
            case LINK -> link(wanted);
            case FRESH -> {
                Item taken = Item.of(Tag.FRESH, new Value.Bool(false));
                if (isTrue(wanted)) {
                    criteria.keptNot(KeptForm.of(taken));
                } else {
                    criteria.kept(KeptForm.of(taken));
                }
            }
            default -> kept(wanted);
        }
    }

    private void vendor(Attribute wanted) {
        boolean isFree =
                wanted.vendor().equals(Attribute.CLIENT) && wanted.text().isPresent();
        if (isFree) {
            criteria.attribute(wanted.name(), wanted.text().orElseThrow());
        } else {
            criteria.kept(KeptForm.of(wanted));
        }
    }

    private void algorithm(Attribute wanted) {
        criteria.algorithmOrKept(
                wanted.value() instanceof Value.Enumerated word ? Terms.algorithms(word.code()) : List.of(),
                KeptForm.of(wanted));
    }

    /** Without a type, a link of any to that object; without an object, a link of that type to any (section 6.1.28). */
    private void link(Attribute wanted) {
        Optional<LinkType> type = wanted.fields().word(Tag.LINK_TYPE, LinkType.class);
        Optional<String> target = wanted.fields().text(Tag.LINKED_OBJECT_IDENTIFIER);
        if (target.isPresent()) {
            linkTo(target.get(), type.map(List::of).orElse(List.of(LinkType.values())));
            return;
        }
        Set<Link.Type> own = own(List.of(Fields.require(type, Tag.LINK_TYPE)));
        if (own.isEmpty()) {
            part(wanted);
        } else {
            byte[] part = TtlvEncoder.encode(Item.of(Tag.LINK_TYPE, type.orElseThrow()));
            own.forEach(each -> criteria.linkOfOrKept(each, KeptForm.of(wanted), part));
        }
    }

    private void linkTo(String target, List<LinkType> types) {
        List<Kept> kept = types.stream()
                .map(type ->
                        Item.of(Tag.LINK, Item.of(Tag.LINK_TYPE, type), Item.of(Tag.LINKED_OBJECT_IDENTIFIER, target)))
                .map(KeptForm::of)
                .toList();
        Optional<UUID> object = Exchange.find(target);
        criteria.linkOrKept(object.isPresent() ? own(types) : Set.of(), object.orElse(new UUID(0, 0)), kept);
    }

    private static Set<Link.Type> own(List<LinkType> types) {
        return Stream.of(Link.Type.values())
                .filter(each -> types.contains(Terms.link(each)))
                .collect(Collectors.toSet());
    }

    /** Of a structure not all fields have to be said (section 6.1.28). */
    private void kept(Attribute wanted) {
        boolean isWhole = !(wanted.value() instanceof Value.Structure)
                || wanted.tag().filter(tag -> isWhole(tag, wanted)).isPresent();
        if (isWhole) {
            criteria.kept(KeptForm.of(wanted));
        } else {
            part(wanted);
        }
    }

    /** Those that are asked for most, and found by an index when they are whole. */
    private static boolean isWhole(Tag tag, Attribute wanted) {
        boolean hasTwo = tag == Tag.APPLICATION_SPECIFIC_INFORMATION || tag == Tag.ALTERNATIVE_NAME;
        return hasTwo && wanted.fields().items().size() == 2;
    }

    private void part(Attribute wanted) {
        criteria.keptWith(
                KeptForm.of(wanted),
                wanted.fields().items().stream().map(TtlvEncoder::encode).toList());
    }

    private void name(Attribute wanted) {
        String text = Fields.require(wanted.fields().text(Tag.NAME_VALUE), Tag.NAME_VALUE);
        Optional<NameType> asked = wanted.fields().word(Tag.NAME_TYPE, NameType.class);
        List<NameType> types = asked.map(List::of).orElse(List.of(NameType.values()));
        criteria.named(
                text,
                types.stream()
                        .map(type -> Item.of(Tag.NAME, Item.of(Tag.NAME_VALUE, text), Item.of(Tag.NAME_TYPE, type)))
                        .map(KeptForm::of)
                        .toList());
    }

    private void usageLimits(Attribute wanted) {
        Fields limits = wanted.fields();
        criteria.usageLimit(
                limits.word(Tag.USAGE_LIMITS_UNIT, UsageLimitsUnit.class)
                        .map(Terms::unit)
                        .orElse(null),
                limits.longInteger(Tag.USAGE_LIMITS_TOTAL).orElse(null),
                limits.longInteger(Tag.USAGE_LIMITS_COUNT).orElse(null));
    }

    private void revocation(Attribute wanted) {
        criteria.revoked(
                wanted.fields()
                        .word(Tag.REVOCATION_REASON_CODE, RevocationReasonCode.class)
                        .map(Terms::reason)
                        .orElse(null),
                wanted.fields().text(Tag.REVOCATION_MESSAGE).orElse(null));
    }

    private void storage(Attribute wanted) {
        int mask = number(wanted);
        Kept kept = KeptForm.of(wanted);
        if (mask == ProtectionStorageMask.HARDWARE.code()) {
            criteria.protectionOrKept(ProtectionLevel.HSM, kept);
        } else if (mask == ProtectionStorageMask.SOFTWARE.code()) {
            criteria.protectionOrKept(ProtectionLevel.SEALED, kept);
        } else {
            criteria.kept(kept);
        }
    }

    /** All have the same. */
    private void lease(Attribute wanted) {
        if (!wanted.value().equals(new Value.Interval(ObjectAttributes.LEASE))) {
            criteria.none();
        }
    }

    private void domain(Attribute wanted) {
        criteria.algorithmOrKept(
                wanted.fields()
                        .word(Tag.RECOMMENDED_CURVE, RecommendedCurve.class)
                        .flatMap(Terms::algorithm)
                        .map(List::of)
                        .orElse(List.of()),
                KeptForm.of(wanted));
    }

    private static Optional<UUID> id(Attribute wanted) {
        return wanted.text().flatMap(Exchange::find);
    }

    private static Optional<UUID> shortId(Attribute wanted) {
        if (wanted.value() instanceof Value.Bytes bytes && bytes.bytes().length == 2 * Long.BYTES) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes.bytes());
            return Optional.of(new UUID(buffer.getLong(), buffer.getLong()));
        }
        return Optional.empty();
    }

    private static <W extends Word> W word(Attribute wanted, Class<W> kind) {
        return Fields.word(wanted.tagged(), kind);
    }

    private static int number(Attribute wanted) {
        if (wanted.value() instanceof Value.Int number) {
            return number.number();
        }
        throw Failure.invalid("\"" + wanted.name() + "\" is an Integer.");
    }

    private static boolean isTrue(Attribute wanted) {
        if (wanted.value() instanceof Value.Bool bool) {
            return bool.isTrue();
        }
        throw Failure.invalid("\"" + wanted.name() + "\" is a Boolean.");
    }
}
