package org.claviger.server.vault;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.claviger.server.platform.Announcements;
import org.claviger.server.platform.Known;
import org.claviger.server.platform.Settings;
import org.claviger.server.tenant.KnownSettings;
import org.jspecify.annotations.Nullable;

/**
 * Opened material that is kept in memory for a while, so that its next use needs no HSM: for as long as its tenant's settings
 * allow, and no longer than its object, its KEK, the HSM profile of that and the tenant stay as they are (docs/adr/0024). It
 * is wiped when it goes. Who uses it has a copy of his own.
 */
@ApplicationScoped
class KeptMaterials {
    private static final int MOST = 10_000;

    @Inject
    KnownSettings tenants;

    @Inject
    Settings settings;

    @Inject
    Announcements announcements;

    private Known<MaterialRef, Kept> known;

    @PostConstruct
    void prepare() {
        known = Known.of(announcements, MOST, Kept::lifetime, Kept::dependsOn, Kept::wipe);
    }

    @PreDestroy
    void wipe() {
        known.anythingChanged();
    }

    /** A copy of the material, kept or opened now. */
    OpenedMaterial get(MaterialRef ref, Supplier<Opened> open) {
        Duration lifetime = lifetime(ref.tenantId());
        if (lifetime.isZero()) {
            return open.get().material();
        }
        Opening opening = new Opening(ref, lifetime, open);
        Kept kept = Objects.requireNonNull(known.get(ref, opening));
        if (opening.opened != null) {
            return opening.opened;
        }
        OpenedMaterial copy = kept.copy();
        // It may have been wiped between finding and copying it.
        return copy == null ? open.get().material() : copy;
    }

    private Duration lifetime(UUID tenant) {
        Integer seconds = tenants.of(tenant).materialCacheSeconds();
        return seconds == null ? settings.materialCacheTime() : Duration.ofSeconds(seconds);
    }

    /**
     * What was opened.
     *
     * @param by the KEKs that it is sealed under, and the HSM profiles of these
     */
    record Opened(OpenedMaterial material, Set<UUID> by) {}

    /** Remembers that it was asked: who has opened the material uses that itself. */
    private static final class Opening implements Supplier<Kept> {
        private final MaterialRef ref;
        private final Duration lifetime;
        private final Supplier<Opened> open;
        private @Nullable OpenedMaterial opened;

        private Opening(MaterialRef ref, Duration lifetime, Supplier<Opened> open) {
            this.ref = ref;
            this.lifetime = lifetime;
            this.open = open;
        }

        @Override
        public Kept get() {
            Opened found = open.get();
            opened = found.material();
            Set<UUID> dependsOn = new HashSet<>(found.by());
            dependsOn.add(ref.objectId());
            dependsOn.add(ref.tenantId());
            return new Kept(opened.reveal().clone(), opened.parsed(), lifetime, dependsOn);
        }
    }

    private static final class Kept {
        private final byte[] bytes;
        private final AtomicReference<@Nullable Object> parsed;
        private final Duration lifetime;
        private final Set<UUID> dependsOn;

        /** Guarded by this. */
        private boolean wiped;

        private Kept(byte[] bytes, AtomicReference<@Nullable Object> parsed, Duration lifetime, Set<UUID> dependsOn) {
            this.bytes = bytes;
            this.parsed = parsed;
            this.lifetime = lifetime;
            this.dependsOn = dependsOn;
        }

        private synchronized @Nullable OpenedMaterial copy() {
            return wiped ? null : new OpenedMaterial(bytes.clone(), parsed);
        }

        private synchronized void wipe() {
            wiped = true;
            Arrays.fill(bytes, (byte) 0);
            parsed.set(null);
        }

        private Duration lifetime() {
            return lifetime;
        }

        private Set<UUID> dependsOn() {
            return dependsOn;
        }
    }
}
