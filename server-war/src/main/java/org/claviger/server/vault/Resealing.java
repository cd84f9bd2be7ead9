package org.claviger.server.vault;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a tenant's material is sealed anew, and how far that has come. Progress is written by {@link ResealBatches} alone. */
@Entity
@Table(name = "resealing")
public class Resealing {
    @Id
    @Column(name = "tenant_id")
    private UUID tenantId;

    private boolean paused;

    @Column(name = "objects_per_second")
    private @Nullable Integer objectsPerSecond;

    @Column(updatable = false)
    private boolean running;

    @Column(updatable = false)
    private long done;

    @Column(updatable = false)
    private long failed;

    @Column(updatable = false)
    private double rate;

    @Column(name = "started_at", updatable = false)
    private @Nullable Instant startedAt;

    @Column(name = "finished_at", updatable = false)
    private @Nullable Instant finishedAt;

    protected Resealing() {} // JPA

    Resealing(UUID tenantId) {
        this.tenantId = tenantId;
    }

    void set(boolean newPaused, @Nullable Integer newObjectsPerSecond) {
        paused = newPaused;
        objectsPerSecond = newObjectsPerSecond;
    }

    boolean paused() {
        return paused;
    }

    Optional<Integer> objectsPerSecond() {
        return Optional.ofNullable(objectsPerSecond);
    }

    boolean running() {
        return running;
    }

    long done() {
        return done;
    }

    long failed() {
        return failed;
    }

    double rate() {
        return rate;
    }

    Optional<Instant> startedAt() {
        return Optional.ofNullable(startedAt);
    }

    Optional<Instant> finishedAt() {
        return Optional.ofNullable(finishedAt);
    }
}
