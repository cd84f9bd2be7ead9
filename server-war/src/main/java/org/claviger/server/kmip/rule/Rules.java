package org.claviger.server.kmip.rule;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.claviger.api.crypto.ObjectType;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.TtlvEncoder;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.Tag;
import org.claviger.kmip.word.Version;
import org.claviger.server.kmip.Failure;
import org.claviger.server.kmip.attribute.Attribute;
import org.claviger.server.kmip.attribute.Attribute.AttributeName;
import org.claviger.server.kmip.attribute.Wanted;

/**
 * The rules of a tenant.
 *
 * @param defaults Defaults Information, as it came
 * @param constraints Constraints, as they came
 */
public record Rules(Item defaults, Item constraints) {
    /** Of a tenant whose clients have set none. */
    static final Rules NONE = new Rules(Item.of(Tag.DEFAULTS_INFORMATION), Item.of(Tag.CONSTRAINTS));

    private static final int LONGEST = 1 << 16;
    private static final int MOST = 100;

    /** What tells one object from others, or is found out by the server. */
    private static final Set<Tag> OF_ONE_OBJECT = Set.of(Tag.NAME, Tag.LINK, Tag.PROTECTION_STORAGE_MASK);

    /** What an object that is registered brings with it. */
    private static final Set<Tag> IN_THE_OBJECT =
            Set.of(Tag.CRYPTOGRAPHIC_ALGORITHM, Tag.CRYPTOGRAPHIC_LENGTH, Tag.CRYPTOGRAPHIC_DOMAIN_PARAMETERS);

    /** Fails if these can't be defaults. */
    static void requireDefaults(Item defaults) {
        requireFew(defaults, Tag.OBJECT_DEFAULTS);
        for (Item item : defaults.items()) {
            Rule rule = Rule.of(item);
            Wanted.of(rule.attributes(), Version.V2_1);
            if (rule.types().isEmpty()) {
                throw new Failure(ResultReason.INVALID_FIELD, "Object Defaults name the types that they are for.");
            }
            rule.attributes().stream().filter(Rules::isOfOneObject).findFirst().ifPresent(attribute -> {
                throw new Failure(
                        ResultReason.INVALID_FIELD,
                        "\"" + attribute.named().text() + "\" is each object's own: there is no default of it.");
            });
        }
    }

    private static boolean isOfOneObject(Attribute attribute) {
        return attribute.tag().filter(OF_ONE_OBJECT::contains).isPresent()
                || attribute.named().equals(Wanted.NAMESPACE);
    }

    /** Fails if these can't be constraints. */
    static void requireConstraints(Item constraints) {
        requireFew(constraints, Tag.CONSTRAINT);
        constraints.items().forEach(Rule::of);
    }

    private static void requireFew(Item all, Tag each) {
        if (all.items().size() > MOST || TtlvEncoder.size(all) > LONGEST) {
            throw new Failure(
                    ResultReason.INVALID_FIELD,
                    "A tenant has at most " + MOST + " rules of a kind, of " + LONGEST + " bytes together.");
        }
        if (!all.items().stream().allMatch(item -> item.is(each))) {
            throw new Failure(ResultReason.INVALID_FIELD, "Here is nothing but \"" + each.title() + "\".");
        }
    }

    /** With the defaults, where a client that has an object made says nothing. The first that are for the object count. */
    public Wanted complete(ObjectType type, Wanted said) {
        return said.orElse(defaults(type, said).toList());
    }

    /** The same of an object that comes whole: what it says itself isn't asked for. */
    public Wanted completeRegistered(ObjectType type, Wanted said) {
        return said.orElse(defaults(type, said)
                .filter(each -> each.tag().filter(IN_THE_OBJECT::contains).isEmpty())
                .toList());
    }

    private Stream<Attribute> defaults(ObjectType type, Wanted said) {
        return defaults.items().stream()
                .map(Rule::of)
                .filter(rule -> rule.isFor(type, said.attributes()))
                .flatMap(rule -> rule.attributes().stream());
    }

    /**
     * Fails if a new object breaks a constraint: of each attribute that the constraint names, the object has to have a value,
     * and none but those that are named there. Of a usage mask no other bits are allowed.
     *
     * @param object all that is known of it
     */
    public void require(ObjectType type, List<Attribute> object) {
        constraints.items().stream()
                .map(Rule::of)
                .filter(rule -> rule.isFor(type, object))
                .forEach(rule -> rule.attributes().stream()
                        .collect(Collectors.groupingBy(Attribute::named))
                        .forEach((name, allowed) -> requireOneOf(object, name, allowed)));
    }

    private static void requireOneOf(List<Attribute> object, AttributeName name, List<Attribute> allowed) {
        List<Value> values = object.stream()
                .filter(each -> each.named().equals(name))
                .map(Attribute::value)
                .toList();
        boolean isKept = !values.isEmpty()
                && values.stream()
                        .allMatch(value -> allowed.stream().anyMatch(each -> isWithin(name, value, each.value())));
        if (!isKept) {
            throw new Failure(
                    ResultReason.CONSTRAINT_VIOLATION,
                    "A constraint of this tenant bounds \"" + name.text()
                            + "\": give it a value that Get Constraints tells.");
        }
    }

    private static boolean isWithin(AttributeName name, Value value, Value allowed) {
        boolean isMask = name.equals(AttributeName.of(Tag.CRYPTOGRAPHIC_USAGE_MASK));
        if (isMask && value instanceof Value.Int mask && allowed instanceof Value.Int most) {
            return (mask.number() & ~most.number()) == 0;
        }
        return value.equals(allowed);
    }
}
