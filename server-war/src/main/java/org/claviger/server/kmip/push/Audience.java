package org.claviger.server.kmip.push;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.claviger.server.kmip.Peer;
import org.claviger.server.kmip.push.Snapshot.Difference;
import org.claviger.server.object.ObjectView;
import org.claviger.server.platform.Caller;
import org.jspecify.annotations.Nullable;

/** The clients of a tenant that are told of changes by this node, and what they know. */
final class Audience {
    /** Objects of which it is known what has changed; of others all is told. */
    static final int MOST_OBJECTS = 10_000;

    private final Instant since;
    private final List<Peer> peers = new CopyOnWriteArrayList<>();
    private final Cache<UUID, Snapshot> known =
            Caffeine.newBuilder().maximumSize(MOST_OBJECTS).build();

    /** Of nobody yet. */
    Audience(Instant since) {
        this.since = since;
    }

    List<Peer> peers() {
        return peers;
    }

    /** Who has gone and isn't waited for any more is nobody. */
    boolean isEmpty(Instant now) {
        peers.removeIf(peer -> peer instanceof Absent absent && absent.isOver(now));
        return peers.isEmpty();
    }

    /** The first of a client's connections that have broken off, if it is still waited for. */
    Optional<Absent> absent(Caller client, Instant now) {
        return absents().filter(each -> each.is(client) && !each.isOver(now)).findFirst();
    }

    Stream<Absent> absents() {
        return peers.stream().filter(Absent.class::isInstance).map(Absent.class::cast);
    }

    /** Remembers what nothing was told of yet. */
    void learn(ObjectView view) {
        known.asMap().putIfAbsent(view.object().id(), Snapshot.of(view));
    }

    /** What has changed since it was asked last, which is the last time that it is told. */
    Difference change(ObjectView view) {
        Snapshot now = Snapshot.of(view);
        Snapshot before = known.asMap().put(view.object().id(), now);
        return before(before, view, now).to(now, view.object().id());
    }

    private Snapshot before(@Nullable Snapshot before, ObjectView view, Snapshot now) {
        if (before != null) {
            return before;
        }
        // Of an object that was here before and isn't known, nobody can tell whether its replacement is new.
        return view.object().createdAt().isBefore(since)
                ? new Snapshot(Snapshot.ofNothing().digests(), now.version(), now.replacement())
                : Snapshot.ofNothing();
    }
}
