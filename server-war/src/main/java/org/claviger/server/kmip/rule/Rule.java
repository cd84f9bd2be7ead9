package org.claviger.server.kmip.rule;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.claviger.api.crypto.ObjectType;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.Tag;
import org.claviger.kmip.word.Version;
import org.claviger.server.kmip.Failure;
import org.claviger.server.kmip.Fields;
import org.claviger.server.kmip.attribute.Attribute;
import org.claviger.server.kmip.attribute.Terms;
import org.claviger.server.kmip.attribute.Wanted;

/**
 * An Object Defaults or a Constraint: both name attributes for certain objects.
 *
 * @param types of objects that it is for; none: of any
 * @param groups that one of has to be the object's; none: whatever groups it is in
 */
record Rule(Set<ObjectType> types, Set<String> groups, List<Attribute> attributes) {
    Rule {
        types = Set.copyOf(types);
        groups = Set.copyOf(groups);
        attributes = List.copyOf(attributes);
    }

    /** Reads one; fails if it can't be kept to. */
    static Rule of(Item item) {
        Fields fields = Fields.of(item);
        List<Attribute> attributes = fields.structure(Tag.ATTRIBUTES).map(Attribute::allOf).orElse(List.of()).stream()
                .flatMap(each -> Wanted.of(List.of(each), Version.V2_1).attributes().stream())
                .toList();
        if (attributes.isEmpty()) {
            throw new Failure(
                    ResultReason.INVALID_FIELD, "Each rule names attributes that a client may give a new object.");
        }
        return new Rule(types(fields), groups(fields), attributes);
    }

    private static Set<ObjectType> types(Fields fields) {
        Set<ObjectType> types = EnumSet.noneOf(ObjectType.class);
        addTypes(fields, types);
        fields.structure(Tag.OBJECT_TYPES).ifPresent(list -> addTypes(list, types));
        return types;
    }

    private static void addTypes(Fields from, Set<ObjectType> types) {
        from.words(Tag.OBJECT_TYPE, org.claviger.kmip.word.ObjectType.class)
                .forEach(word -> types.add(Terms.type(word)));
    }

    private static Set<String> groups(Fields fields) {
        Set<String> groups = new HashSet<>();
        fields.structure(Tag.OBJECT_GROUPS)
                .ifPresent(list -> list.all(Tag.OBJECT_GROUP).forEach(group -> groups.add(Fields.text(group))));
        return groups;
    }

    /** True if it is for an object of this type with these attributes. */
    boolean isFor(ObjectType type, List<Attribute> object) {
        return (types.isEmpty() || types.contains(type))
                && (groups.isEmpty()
                        || object.stream()
                                .filter(each -> each.is(Tag.OBJECT_GROUP))
                                .anyMatch(each ->
                                        each.text().filter(groups::contains).isPresent()));
    }
}
