package org.claviger.server.platform;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Scheduler;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What this node knows already, so that a request needn't ask for it: a bounded number of values, each for a bounded time.
 * A value is forgotten once a change of anything that it depends on was announced; what was being read meanwhile is not kept.
 * Nothing is known within a transaction, which has to see its own changes, nor while announcements of other nodes aren't
 * heard (docs/adr/0024).
 *
 * @param <K> what values are asked for by
 */
public final class Known<K, V> implements Announcements.Listener {
    /** For what is read from the database: how long a change can go unnoticed, whatever becomes of its announcement. */
    public static final Duration ROW = Duration.ofSeconds(1);

    private final Announcements announcements;
    private final Cache<K, V> cache;
    private final Function<V, Set<UUID>> dependsOn;
    private final Consumer<V> forgotten;

    /** Guarded by this. */
    private long changes;

    private Known(
            Announcements announcements, Cache<K, V> cache, Function<V, Set<UUID>> dependsOn, Consumer<V> forgotten) {
        this.announcements = announcements;
        this.cache = cache;
        this.dependsOn = dependsOn;
        this.forgotten = forgotten;
    }

    /**
     * Values that are read from the database again after {@link #ROW}.
     *
     * @param dependsOn ids of all that a value is made of
     */
    public static <K, V> Known<K, V> rows(Announcements announcements, int most, Function<V, Set<UUID>> dependsOn) {
        return of(announcements, most, value -> ROW, dependsOn, value -> {});
    }

    /**
     * Values with their own time.
     *
     * @param lifetime of a value; it isn't kept at all if that is zero
     * @param forgotten is told of each value once it isn't kept any more, or if it wasn't in the first place
     */
    public static <K, V> Known<K, V> of(
            Announcements announcements,
            int most,
            Function<V, Duration> lifetime,
            Function<V, Set<UUID>> dependsOn,
            Consumer<V> forgotten) {
        Cache<K, V> cache = Caffeine.newBuilder()
                .maximumSize(most)
                .expireAfter(Expiry.<K, V>creating((key, value) -> lifetime.apply(value)))
                // Values that nobody asks for any more go on time, too.
                .scheduler(Scheduler.systemScheduler())
                .executor(Runnable::run)
                .<K, V>removalListener((key, value, cause) -> {
                    if (value != null) {
                        forgotten.accept(value);
                    }
                })
                .build();
        Known<K, V> known = new Known<>(announcements, cache, dependsOn, forgotten);
        announcements.tell(known);
        return known;
    }

    /** The value as it is known, or else as it is read now; absent if there is none, which is not kept. */
    public @Nullable V get(K key, Supplier<? extends @Nullable V> read) {
        boolean isChanging = announcements.isChanging();
        V known = isChanging ? null : cache.getIfPresent(key);
        if (known != null) {
            return known;
        }
        WithoutWaiting.endsHere();
        if (isChanging) {
            return read.get();
        }
        long before = changes();
        V value = read.get();
        if (value != null && !keep(key, value, before)) {
            forgotten.accept(value);
        }
        return value;
    }

    private synchronized long changes() {
        return changes;
    }

    private synchronized boolean keep(K key, V value, long before) {
        boolean current = before == changes && announcements.areHeard();
        if (current) {
            cache.put(key, value);
        }
        return current;
    }

    @Override
    public synchronized void changed(UUID id) {
        changes++;
        cache.asMap().values().removeIf(value -> dependsOn.apply(value).contains(id));
    }

    @Override
    public synchronized void anythingChanged() {
        changes++;
        cache.invalidateAll();
    }
}
