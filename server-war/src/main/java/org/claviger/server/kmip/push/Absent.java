package org.claviger.server.kmip.push;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.word.Version;
import org.claviger.server.kmip.Peer;
import org.claviger.server.platform.Caller;
import org.jspecify.annotations.Nullable;

/**
 * A client whose connection has broken off, and who may come back soon. What it is to be told meanwhile waits for it; whether it
 * may know that is asked when it is told, as always.
 */
final class Absent implements Peer {
    /** How long it is waited for. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int MOST_WAITING = 1000;

    private final Caller client;
    private final Version version;
    private final Instant since;

    /** Guarded by this, as is all that follows. */
    private final List<Supplier<Optional<Item>>> waiting;

    private @Nullable Peer successor;
    private boolean isLost;

    /**
     * Of somebody who has just gone.
     *
     * @param unanswered what it was asked, and has not answered
     */
    Absent(Caller client, Version version, List<Supplier<Optional<Item>>> unanswered, Instant since) {
        this.client = client;
        this.version = version;
        this.waiting = new ArrayList<>(unanswered);
        this.since = since;
    }

    /** True if it is waited for no longer. */
    synchronized boolean isOver(Instant now) {
        return isLost || successor != null || since.plus(PATIENCE).isBefore(now);
    }

    boolean is(Caller other) {
        return client.id().equals(other.id());
    }

    /** It is there again: it is asked what has waited for it, in the same order. */
    void comesBack(Peer peer) {
        List<Supplier<Optional<Item>>> missed;
        synchronized (this) {
            successor = peer;
            missed = List.copyOf(waiting);
            waiting.clear();
        }
        missed.forEach(peer::ask);
    }

    private synchronized Optional<Peer> successor() {
        return Optional.ofNullable(successor);
    }

    /** Who it was; so that something changes is seen by what that one may read. */
    @Override
    public Optional<Caller> client() {
        return successor().map(Peer::client).orElse(Optional.of(client));
    }

    @Override
    public Version version() {
        return successor().map(Peer::version).orElse(version);
    }

    @Override
    public void ask(Supplier<Optional<Item>> request) {
        Peer present;
        synchronized (this) {
            present = successor;
            isLost |= waiting.size() >= MOST_WAITING;
            if (isLost) {
                waiting.clear();
            } else if (present == null) {
                waiting.add(request);
            }
        }
        if (present != null) {
            present.ask(request);
        }
    }

    @Override
    public synchronized void leave() {
        isLost = true;
        waiting.clear();
    }

    @Override
    public void whenGone(Departure work) {
        throw new UnsupportedOperationException("It has gone.");
    }
}
