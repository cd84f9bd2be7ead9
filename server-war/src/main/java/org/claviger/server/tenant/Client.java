package org.claviger.server.tenant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.claviger.api.tenant.ClientResponse;
import org.jspecify.annotations.Nullable;

/** An application of a tenant: what it may do, and where it may do it from. */
@Entity
@Table(name = "client")
public class Client {
    @Id
    private UUID id;

    @Column(name = "tenant_id", updatable = false)
    private UUID tenantId;

    private String name;

    private @Nullable String description;

    private boolean enabled;

    private String namespaces;

    private String grants;

    @Column(name = "source_networks")
    private String sourceNetworks;

    @Column(name = "oidc_client_id")
    private @Nullable String oidcClientId;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Version
    private long revision;

    protected Client() {} // JPA

    Client(UUID tenantId, ClientProfile profile) {
        this.id = UUID.randomUUID();
        this.tenantId = tenantId;
        this.enabled = true;
        this.createdAt = Instant.now();
        describe(profile);
    }

    final void describe(ClientProfile profile) {
        name = profile.name();
        description = profile.description();
        namespaces = text(profile.namespaces());
        grants = GrantTexts.of(profile.grants());
        sourceNetworks = text(profile.sourceNetworks());
        oidcClientId = profile.oidcClientId();
    }

    ClientProfile profile() {
        Set<UUID> own = words(namespaces).map(UUID::fromString).collect(Collectors.toSet());
        return new ClientProfile(
                name,
                description,
                own,
                GrantTexts.read(grants),
                words(sourceNetworks).toList(),
                oidcClientId);
    }

    void enable(boolean yes) {
        enabled = yes;
    }

    ClientResponse response() {
        ClientProfile profile = profile();
        return new ClientResponse(
                id,
                name,
                description,
                enabled,
                profile.namespaces(),
                profile.grants(),
                profile.sourceNetworks(),
                oidcClientId,
                createdAt,
                revision);
    }

    UUID id() {
        return id;
    }

    UUID tenantId() {
        return tenantId;
    }

    String name() {
        return name;
    }

    boolean enabled() {
        return enabled;
    }

    long revision() {
        return revision;
    }

    private static String text(Collection<?> words) {
        return words.stream().map(Object::toString).collect(Collectors.joining(","));
    }

    private static Stream<String> words(String text) {
        return text.isEmpty() ? Stream.of() : Arrays.stream(text.split(",", -1));
    }
}
