package org.claviger.server.object;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.claviger.api.ErrorCode;
import org.claviger.api.crypto.ChangeObjectRequest;
import org.claviger.api.crypto.Link;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.server.object.ObjectAttribute.Kind;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.ClientAccess;
import org.claviger.server.platform.Database;
import org.claviger.server.platform.RefusedException;

/** Changes the name, the groups, the links and the free attributes of an object, within the caller's transaction. */
@ApplicationScoped
class AttributeChange {
    /** By these a use finds the other half of its pair. */
    private static final Set<Link.Type> OF_PAIRS = EnumSet.of(Link.Type.PUBLIC_KEY, Link.Type.PRIVATE_KEY);

    @Inject
    ManagedObjects objects;

    /** Tells what was changed, for the audit trail. */
    String change(Caller client, ManagedObject object, ChangeObjectRequest wanted, Instant now) {
        StringJoiner changed = new StringJoiner(", ");
        List<ObjectAttribute> present =
                objects.attributesOf(object.tenantId(), Set.of(object.id())).getOrDefault(object.id(), List.of());
        if (wanted.name() != null && !wanted.name().equals(object.name())) {
            changed.add("\"" + object.name() + "\" is now \"" + wanted.name() + "\"");
            rename(client, object, wanted.name(), now);
        }
        if (wanted.groups() != null) {
            changed.add("groups");
            replace(present, Kind.GROUP, attribute -> true, groups(object, wanted.groups()));
        }
        if (wanted.attributes() != null) {
            changed.add("attributes");
            Set<ObjectAttribute> free = new HashSet<>();
            wanted.attributes().forEach((name, text) -> free.add(new ObjectAttribute(object, Kind.FREE, name, text)));
            replace(present, Kind.FREE, attribute -> true, free);
        }
        if (wanted.links() != null) {
            changed.add("links");
            requireOwnLinks(present, wanted.links());
            replace(present, Kind.LINK, AttributeChange::isClients, links(client, object, wanted.links()));
        }
        object.changed(now);
        return changed.toString();
    }

    /** Grants are for names: who renames must not get by it what he may not do now. */
    private void rename(Caller client, ManagedObject object, String name, Instant now) {
        ClientAccess access = client.clientAccess();
        access.require(OperationGroup.MANAGE_LIFE_CYCLE, object.namespaceId(), name);
        for (OperationGroup operation : OperationGroup.values()) {
            if (access.allows(operation, object.namespaceId(), name)
                    && !access.allows(operation, object.namespaceId(), object.name())) {
                throw new RefusedException(
                        ErrorCode.NOT_PERMITTED,
                        "Under this name the client could " + operation + " with the key, which it may not now.");
            }
        }
        object.rename(name, now);
        Database.storeNamed(objects::flush, "The namespace has a key \"" + name + "\" already.");
    }

    private static Set<ObjectAttribute> groups(ManagedObject object, Set<String> groups) {
        return groups.stream()
                .map(group -> new ObjectAttribute(object, Kind.GROUP, "", group))
                .collect(Collectors.toSet());
    }

    /** The links of a pair may be told as they are, and not otherwise. */
    private static void requireOwnLinks(List<ObjectAttribute> present, Set<Link> wanted) {
        boolean others = wanted.stream()
                .filter(link -> OF_PAIRS.contains(link.type()))
                .anyMatch(link -> present.stream()
                        .noneMatch(attribute -> attribute.isLink(link.type())
                                && attribute.text().equals(link.target().toString())));
        if (others) {
            throw new RefusedException(
                    ErrorCode.INVALID_REQUEST, "The links between the halves of a pair are made with it, and stay.");
        }
    }

    /** Those that a client may set. */
    private Set<ObjectAttribute> links(Caller client, ManagedObject object, Set<Link> links) {
        return links.stream()
                .filter(link -> !OF_PAIRS.contains(link.type()))
                .map(link -> new ObjectAttribute(
                        object,
                        Kind.LINK,
                        link.type().name(),
                        objects.require(client, link.target(), OperationGroup.GET_ATTRIBUTES)
                                .id()
                                .toString()))
                .collect(Collectors.toSet());
    }

    private static boolean isClients(ObjectAttribute link) {
        return OF_PAIRS.stream().noneMatch(link::isLink);
    }

    private void replace(
            List<ObjectAttribute> present, Kind kind, Predicate<ObjectAttribute> which, Set<ObjectAttribute> wanted) {
        List<ObjectAttribute> old = present.stream()
                .filter(attribute -> attribute.kind() == kind && which.test(attribute))
                .toList();
        old.stream()
                .filter(attribute -> wanted.stream().noneMatch(attribute::isSame))
                .forEach(objects::remove);
        wanted.stream()
                .filter(attribute -> old.stream().noneMatch(attribute::isSame))
                .forEach(objects::store);
    }
}
