package org.claviger.server.account;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.claviger.api.account.RoleResponse;
import org.claviger.api.auth.Permission;
import org.claviger.api.auth.Role;
import org.claviger.server.platform.Caller;

/** The roles that there always are. */
enum BuiltInRole {
    ADMIN(Role.ADMIN, everything(Role.ADMIN)),
    SYSTEM_AUDITOR(Role.ADMIN, EnumSet.of(Permission.VIEW, Permission.READ_AUDIT)),
    OPERATOR(Role.OPERATOR, everything(Role.OPERATOR)),
    APPROVER(Role.OPERATOR, EnumSet.of(Permission.VIEW, Permission.DECIDE_PROPOSALS)),
    TENANT_AUDITOR(Role.OPERATOR, EnumSet.of(Permission.VIEW, Permission.READ_AUDIT));

    private final Role of;

    @SuppressWarnings("ImmutableEnumChecker") // it can't be changed
    private final Set<Permission> permissions;

    BuiltInRole(Role of, Set<Permission> permissions) {
        this.of = of;
        this.permissions = Collections.unmodifiableSet(permissions);
    }

    static List<BuiltInRole> in(UUID scope) {
        Role wanted = scope.equals(Caller.SYSTEM) ? Role.ADMIN : Role.OPERATOR;
        return Arrays.stream(values()).filter(role -> role.of == wanted).toList();
    }

    /** As accounts and tokens of issuers name it: for example {@code tenant-auditor}. */
    String roleName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Set<Permission> permissions() {
        return permissions;
    }

    RoleResponse response() {
        return new RoleResponse(null, roleName(), permissions, true, 0);
    }

    private static Set<Permission> everything(Role of) {
        return Arrays.stream(Permission.values())
                .filter(permission -> permission.isFor(of))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Permission.class)));
    }
}
