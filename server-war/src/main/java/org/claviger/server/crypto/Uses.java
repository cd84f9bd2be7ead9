package org.claviger.server.crypto;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.claviger.api.crypto.Usage;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.Use;
import org.claviger.server.object.UsableKeys;
import org.claviger.server.object.UsableKey;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one request, and what was done with them. However many items name a key, it is found and opened once, or refused
 * once. Closing it wipes what was opened.
 */
final class Uses implements AutoCloseable {
    private static final int NEWEST = 0;

    private final Caller caller;
    private final UsableKeys keys;
    private final Engines engines;
    private final Map<Asked, Found> found = new HashMap<>();
    private final Map<Opened, Engine> opened = new HashMap<>();
    private final List<Use> done = new ArrayList<>();

    Uses(Caller caller, UsableKeys keys, Engines engines) {
        this.caller = caller;
        this.keys = keys;
        this.engines = engines;
    }

    /** The newest version of a key, for one usage. */
    OpenedKey newest(UUID id, Usage usage) {
        return find(new Asked(id, NEWEST, usage), () -> keys.keyFor(caller, id, usage));
    }

    /** The version of a key that a ciphertext names, for one usage. */
    OpenedKey version(UUID id, int version, Usage usage) {
        return find(new Asked(id, version, usage), () -> keys.keyFor(caller, id, version, usage));
    }

    private OpenedKey find(Asked asked, Supplier<UsableKey> lookup) {
        return found.computeIfAbsent(asked, first -> Found.by(() -> open(lookup.get())))
                .orRefuse();
    }

    private OpenedKey open(UsableKey key) {
        Engine engine = opened.computeIfAbsent(new Opened(key.id(), key.version()), first -> engines.of(key));
        return new OpenedKey(key, engine);
    }

    /** A use that is to be recorded before anything of it leaves. */
    void record(Action action, @Nullable UUID objectId, @Nullable String detail) {
        record(Use.of(action, objectId, detail));
    }

    void record(Use use) {
        done.add(use);
    }

    List<Use> done() {
        return List.copyOf(done);
    }

    @Override
    public void close() {
        opened.values().forEach(Engine::close);
    }

    private record Asked(UUID id, int version, Usage usage) {}

    private record Opened(UUID id, int version) {}

    private record Found(@Nullable OpenedKey key, @Nullable RefusedException refusal) {
        static Found by(Supplier<OpenedKey> lookup) {
            try {
                return new Found(lookup.get(), null);
            } catch (RefusedException e) {
                return new Found(null, e);
            }
        }

        OpenedKey orRefuse() {
            if (key == null) {
                throw refusal == null ? RefusedException.notFound("key") : refusal;
            }
            return key;
        }
    }
}
