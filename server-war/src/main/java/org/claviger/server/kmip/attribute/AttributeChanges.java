package org.claviger.server.kmip.attribute;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.crypto.ChangeObjectRequest;
import org.claviger.api.crypto.KeyPolicy;
import org.claviger.api.crypto.Link;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.LinkType;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.Tag;
import org.claviger.server.kmip.Exchange;
import org.claviger.server.kmip.Failure;
import org.claviger.server.kmip.Fields;
import org.claviger.server.object.Kept;
import org.claviger.server.object.ObjectChange;
import org.claviger.server.object.ObjectView;
import org.jspecify.annotations.Nullable;

/** What has to change of an object so that its attributes of one name become others. */
public final class AttributeChanges {
    private AttributeChanges() {}

    /**
     * The change.
     *
     * @param name what they are all called
     * @param wanted all that the object is to have of that name; each with its index
     */
    public static ObjectChange become(ObjectView view, Attribute.AttributeName name, List<Attribute> wanted) {
        Optional<Tag> tag = name.tag();
        if (tag.isEmpty()) {
            return free(view, name, wanted);
        }
        return switch (tag.get()) {
            case NAME -> names(view, wanted);
            case LINK -> links(view, wanted);
            case OBJECT_GROUP -> attributes(null, groups(wanted), null, null, null);
            case CRYPTOGRAPHIC_USAGE_MASK -> new ObjectChange(null, null, mask(only(wanted)), null);
            case SENSITIVE -> policy(new KeyPolicy(isTrue(only(wanted)), null, null, null, null, null, null));
            case EXTRACTABLE -> policy(new KeyPolicy(null, isTrue(only(wanted)), null, null, null, null, null));
            case USAGE_LIMITS ->
                policy(new KeyPolicy(null, null, null, null, Wanted.usageLimits(only(wanted)), null, null));
            default -> new ObjectChange(null, null, null, kept(view, name, wanted));
        };
    }

    private static ObjectChange free(ObjectView view, Attribute.AttributeName name, List<Attribute> wanted) {
        Map<String, String> free = new HashMap<>(view.object().attributes());
        List<Attribute> rest = new ArrayList<>(wanted);
        if (name.vendor().equals(Attribute.CLIENT)) {
            free.remove(name.name());
            rest.stream().filter(Wanted::isFree).findFirst().ifPresent(each -> {
                free.put(name.name(), each.text().orElseThrow());
                rest.remove(each);
            });
        }
        return attributes(null, null, free, null, kept(view, name, rest));
    }

    private static ObjectChange names(ObjectView view, List<Attribute> wanted) {
        wanted.forEach(Wanted::nameOf);
        String first = wanted.stream()
                .filter(each -> each.index() == 0)
                .findFirst()
                .map(Wanted::nameOf)
                .orElseGet(() -> view.object().id().toString());
        boolean stays = first.equals(view.object().name());
        return attributes(
                stays ? null : first, null, null, null, kept(view, Attribute.AttributeName.of(Tag.NAME), wanted));
    }

    private static ObjectChange links(ObjectView view, List<Attribute> wanted) {
        Set<Link> links = new HashSet<>();
        List<Attribute> rest = new ArrayList<>();
        for (Attribute each : wanted) {
            LinkType type = Fields.require(each.fields().word(Tag.LINK_TYPE, LinkType.class), Tag.LINK_TYPE);
            if (isKept(view, each)) {
                rest.add(each); // It came with the object, whatever it leads to.
                continue;
            }
            UUID target = Exchange.parse(
                    Fields.require(each.fields().text(Tag.LINKED_OBJECT_IDENTIFIER), Tag.LINKED_OBJECT_IDENTIFIER));
            Optional<Link> own = own(view, type, target);
            own.ifPresentOrElse(links::add, () -> rest.add(each));
        }
        List<Attribute> numbered = new ArrayList<>();
        rest.forEach(each -> numbered.add(each.at(numbered.size())));
        return attributes(null, null, null, links, kept(view, Attribute.AttributeName.of(Tag.LINK), numbered));
    }

    private static boolean isKept(ObjectView view, Attribute link) {
        return view.kept().stream()
                .filter(kept -> kept.is(Tag.LINK.title()))
                .anyMatch(kept -> KeptForm.read(kept).value().equals(link.value()));
    }

    /** A link that the object has or may have; those between halves of a pair are the server's. */
    private static Optional<Link> own(ObjectView view, LinkType type, UUID target) {
        return view.object().links().stream()
                .filter(link -> Terms.link(link.type()) == type && link.target().equals(target))
                .findFirst()
                .or(() -> Terms.link(type).map(known -> new Link(known, target)));
    }

    private static Set<String> groups(List<Attribute> wanted) {
        Set<String> groups = new HashSet<>();
        for (Attribute each : wanted) {
            groups.add(each.text()
                    .filter(text -> !text.isBlank() && text.length() <= 255)
                    .orElseThrow(() -> Failure.invalid("\"Object Group\" is a Text String of 1 to 255 characters.")));
        }
        return groups;
    }

    private static int mask(Attribute attribute) {
        if (attribute.value() instanceof Value.Int number) {
            return number.number();
        }
        throw Failure.invalid("\"Cryptographic Usage Mask\" is an Integer.");
    }

    private static boolean isTrue(Attribute attribute) {
        if (attribute.value() instanceof Value.Bool bool) {
            return bool.isTrue();
        }
        throw Failure.invalid("\"" + attribute.name() + "\" is a Boolean.");
    }

    private static Attribute only(List<Attribute> wanted) {
        if (wanted.isEmpty()) {
            throw new Failure(ResultReason.PERMISSION_DENIED, "The attribute can be changed, but not be deleted.");
        }
        return wanted.get(0);
    }

    private static ObjectChange policy(KeyPolicy policy) {
        return new ObjectChange(null, policy, null, null);
    }

    private static ObjectChange attributes(
            @Nullable String name,
            @Nullable Set<String> groups,
            @Nullable Map<String, String> free,
            @Nullable Set<Link> links,
            @Nullable List<Kept> kept) {
        return new ObjectChange(new ChangeObjectRequest(name, groups, free, links), null, null, kept);
    }

    private static List<Kept> kept(ObjectView view, Attribute.AttributeName name, List<Attribute> wanted) {
        List<Kept> kept = new ArrayList<>(view.kept());
        kept.removeIf(each -> each.vendor().equals(name.vendor()) && each.name().equals(name.name()));
        wanted.forEach(each -> kept.add(KeptForm.of(each)));
        return kept;
    }
}
