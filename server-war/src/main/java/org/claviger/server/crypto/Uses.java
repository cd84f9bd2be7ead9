package org.claviger.server.crypto;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.claviger.api.crypto.Usage;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.Use;
import org.claviger.server.object.UsableKey;
import org.claviger.server.object.UsableKeys;
import org.claviger.server.platform.Caller;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one request, and what was done with them. However many items name a key, it is opened once. Closing it wipes what
 * was opened.
 */
final class Uses implements AutoCloseable {
    private final Caller caller;
    private final UsableKeys keys;
    private final Engines engines;
    private final Map<Opened, Engine> opened = new HashMap<>();
    private final List<Use> done = new ArrayList<>();

    Uses(Caller caller, UsableKeys keys, Engines engines) {
        this.caller = caller;
        this.keys = keys;
        this.engines = engines;
    }

    /** The newest version of a key, for one usage, which is counted. */
    OpenedKey newest(UUID id, Usage usage) {
        return open(keys.keyFor(caller, id, usage));
    }

    /** The version of a key that is named, or else the newest, for one usage, which is counted. */
    OpenedKey version(UUID id, @Nullable Integer version, Usage usage) {
        return open(keys.keyFor(caller, id, version, usage));
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

    private record Opened(UUID id, int version) {}
}
