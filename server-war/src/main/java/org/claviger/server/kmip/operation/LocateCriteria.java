package org.claviger.server.kmip.operation;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.crypto.Link;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.LinkType;
import org.claviger.kmip.word.ObjectGroupMember;
import org.claviger.kmip.word.ObjectType;
import org.claviger.kmip.word.State;
import org.claviger.kmip.word.Tag;
import org.claviger.kmip.word.Word;
import org.claviger.server.kmip.Exchange;
import org.claviger.server.kmip.Failure;
import org.claviger.server.kmip.Fields;
import org.claviger.server.kmip.attribute.Attribute;
import org.claviger.server.kmip.attribute.KeptForm;
import org.claviger.server.kmip.attribute.Terms;
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
            case NAME ->
                criteria.named(
                        Fields.require(wanted.fields().text(Tag.NAME_VALUE), Tag.NAME_VALUE), KeptForm.of(wanted));
            case OBJECT_TYPE -> criteria.type(Terms.type(word(wanted, ObjectType.class)));
            case STATE -> criteria.state(Terms.state(word(wanted, State.class)), now);
            case CRYPTOGRAPHIC_ALGORITHM -> algorithm(wanted);
            case CRYPTOGRAPHIC_LENGTH -> criteria.lengthOrKept(number(wanted), KeptForm.of(wanted));
            case CRYPTOGRAPHIC_USAGE_MASK -> criteria.mask(number(wanted));
            case OBJECT_GROUP ->
                criteria.group(wanted.text().orElseThrow(() -> Failure.invalid("\"Object Group\" is a Text String.")));
            case SENSITIVE -> criteria.sensitive(isTrue(wanted));
            case EXTRACTABLE -> criteria.extractable(isTrue(wanted));
            case LINK -> link(wanted);
            case FRESH -> {
                Item taken = Item.of(Tag.FRESH, new Value.Bool(false));
                if (isTrue(wanted)) {
                    criteria.keptNot(KeptForm.of(taken));
                } else {
                    criteria.kept(KeptForm.of(taken));
                }
            }
            default -> criteria.kept(KeptForm.of(wanted));
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

    private void link(Attribute wanted) {
        LinkType type = Fields.require(wanted.fields().word(Tag.LINK_TYPE, LinkType.class), Tag.LINK_TYPE);
        UUID target = Exchange.parse(
                Fields.require(wanted.fields().text(Tag.LINKED_OBJECT_IDENTIFIER), Tag.LINKED_OBJECT_IDENTIFIER));
        for (Link.Type own : Link.Type.values()) {
            if (Terms.link(own) == type) {
                criteria.link(own, target);
                return;
            }
        }
        criteria.kept(KeptForm.of(wanted));
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
