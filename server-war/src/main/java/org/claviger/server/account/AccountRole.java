package org.claviger.server.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.claviger.api.account.RoleResponse;
import org.claviger.api.auth.Permission;

/** A role that the admins, or a tenant's operators, have made beside those that are built in. Its name stays. */
@Entity
@Table(name = "account_role")
public class AccountRole {
    @Id
    private UUID id;

    @Column(updatable = false)
    private UUID scope;

    @Column(updatable = false)
    private String name;

    /** Names, separated by commas. */
    private String permissions;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Version
    private long revision;

    protected AccountRole() {} // JPA

    AccountRole(UUID scope, String name, Set<Permission> permissions) {
        this.id = UUID.randomUUID();
        this.scope = scope;
        this.name = name;
        this.createdAt = Instant.now();
        allow(permissions);
    }

    final void allow(Set<Permission> allowed) {
        permissions = text(allowed);
    }

    /** As people read it in a proposal. */
    static String text(Set<Permission> permissions) {
        return permissions.stream().sorted().map(Enum::name).collect(Collectors.joining(","));
    }

    Set<Permission> permissions() {
        return Arrays.stream(permissions.split(",", -1))
                .map(Permission::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Permission.class)));
    }

    RoleResponse response() {
        return new RoleResponse(id, name, permissions(), false, revision);
    }

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    long revision() {
        return revision;
    }
}
