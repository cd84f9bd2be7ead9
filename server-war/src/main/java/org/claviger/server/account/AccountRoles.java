package org.claviger.server.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.auth.Permission;
import org.claviger.server.platform.RefusedException;

/** Finds and stores roles, always within one scope, and knows what they allow. */
@ApplicationScoped
class AccountRoles {
    @PersistenceContext
    EntityManager entities;

    /** What these roles allow together; a name that is no role allows nothing. */
    Set<Permission> permissionsOf(UUID scope, Set<String> names) {
        Map<String, Set<Permission>> roles = byName(scope, names);
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        names.forEach(name -> permissions.addAll(roles.getOrDefault(name, Set.of())));
        return permissions;
    }

    /** Those of the names that are roles here. */
    Set<String> known(UUID scope, Set<String> names) {
        Set<String> known = new HashSet<>(byName(scope, names).keySet());
        known.retainAll(names);
        return known;
    }

    /** Refuses names that are no roles here. */
    void requireAll(UUID scope, Set<String> names) {
        Map<String, Set<Permission>> roles = byName(scope, names);
        names.stream().filter(name -> !roles.containsKey(name)).findFirst().ifPresent(unknown -> {
            throw new RefusedException(ErrorCode.INVALID_REQUEST, "There is no role \"" + unknown + "\" here.");
        });
    }

    private Map<String, Set<Permission>> byName(UUID scope, Set<String> names) {
        Map<String, Set<Permission>> roles = new HashMap<>();
        BuiltInRole.in(scope).forEach(role -> roles.put(role.roleName(), role.permissions()));
        if (!roles.keySet().containsAll(names)) {
            custom(scope).forEach(role -> roles.put(role.name(), role.permissions()));
        }
        return roles;
    }

    List<AccountRole> custom(UUID scope) {
        return entities.createQuery(
                        "SELECT r FROM AccountRole r WHERE r.scope = :scope ORDER BY r.name", AccountRole.class)
                .setParameter("scope", scope)
                .getResultList();
    }

    AccountRole require(UUID scope, UUID id) {
        return custom(scope).stream()
                .filter(role -> role.id().equals(id))
                .findFirst()
                .orElseThrow(() -> RefusedException.notFound("role"));
    }

    void store(AccountRole role) {
        entities.persist(role);
        entities.flush();
    }

    void flush() {
        entities.flush();
    }

    void remove(AccountRole role) {
        entities.remove(role);
        entities.flush();
    }
}
