package org.claviger.server.kmip.push;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.Version;
import org.claviger.server.kmip.Failure;
import org.claviger.server.kmip.Peer;
import org.claviger.server.kmip.Reversible;
import org.claviger.server.platform.Announcements;
import org.claviger.server.platform.Caller;

/**
 * Hears of all changes, and has those told who want to know. Changes are queued and gone through by one thread at a time; if
 * there are more than that can keep up with, or some may have gone unheard, the clients are sent away to look for themselves.
 */
@ApplicationScoped
public class Changes implements Announcements.Listener {
    private static final Logger LOG = Logger.getLogger(Changes.class.getName());

    private static final int MOST_WAITING = 10_000;
    private static final int MOST_PEERS = 256;
    private static final int MOST_OF_CLIENT = 16;

    @Inject
    Announcements announcements;

    @EJB
    Telling telling;

    @Resource
    ManagedExecutorService executor;

    /** By tenant. Guarded by this, as is all that follows. */
    private final Map<UUID, Audience> audiences = new HashMap<>();

    /** In the order in which they have come. */
    private final Map<Peer, UUID> clients = new LinkedHashMap<>();

    private final Set<UUID> waiting = new LinkedHashSet<>();
    private boolean isWorking;

    /** Read without a lock: nobody is told of changes most of the time. */
    private volatile boolean isAnybodyThere;

    @PostConstruct
    void listen() {
        announcements.tell(this);
    }

    /** From its answer on, the connection's client is told of changes of what it may read. */
    void follow(Caller client, Version version, Reversible connection) {
        Audience audience;
        Peer peer;
        Optional<Absent> former;
        Instant now = Instant.now();
        synchronized (this) {
            long own = clients.values().stream().filter(client.id()::equals).count();
            if (own >= MOST_OF_CLIENT || clients.size() >= MOST_PEERS) {
                throw new Failure(
                        ResultReason.SERVER_LIMIT_EXCEEDED,
                        "On " + own + " connections you are told of changes already, and all clients together on "
                                + clients.size() + ". Close one before.");
            }
            peer = connection.reverse(version);
            audience = audiences.computeIfAbsent(client.tenant(), tenant -> new Audience(now));
            former = audience.absent(client, now);
            audience.peers().add(peer);
            clients.put(peer, client.id());
            isAnybodyThere = true;
        }
        former.ifPresent(absent -> absent.comesBack(peer));
        peer.whenGone(unanswered -> forget(client, peer, unanswered));
        telling.learn(audience, client);
    }

    /** Who wasn't sent away may have meant to stay: what it hasn't answered it is asked when it comes back, or is back already. */
    private synchronized void forget(Caller client, Peer peer, Optional<List<Supplier<Optional<Item>>>> unanswered) {
        clients.remove(peer);
        Audience audience = audiences.get(client.tenant());
        if (audience != null) {
            audience.peers().remove(peer);
            unanswered.ifPresent(asked -> keep(audience, client, peer.version(), asked));
            prune();
        }
    }

    private void keep(Audience audience, Caller client, Version version, List<Supplier<Optional<Item>>> asked) {
        Optional<Peer> back = clients.entrySet().stream()
                .filter(each -> each.getValue().equals(client.id()))
                .map(Map.Entry::getKey)
                .reduce((one, later) -> later);
        if (back.isPresent()) {
            asked.forEach(back.get()::ask);
        } else if (audience.absents().filter(each -> each.is(client)).count() < MOST_OF_CLIENT) {
            audience.peers().add(new Absent(client, version, asked, Instant.now()));
        }
    }

    private synchronized void prune() {
        Instant now = Instant.now();
        audiences.values().removeIf(audience -> audience.isEmpty(now));
        isAnybodyThere = !audiences.isEmpty();
    }

    @Override
    public void changed(UUID id) {
        if (isAnybodyThere && !add(id)) {
            anythingChanged();
        }
    }

    private synchronized boolean add(UUID id) {
        if (waiting.size() >= MOST_WAITING) {
            waiting.clear();
            return false;
        }
        waiting.add(id);
        if (!isWorking) {
            isWorking = true;
            executor.execute(this::work);
        }
        return true;
    }

    @Override
    public void anythingChanged() {
        everybody().forEach(audience -> audience.peers().forEach(Peer::leave));
    }

    private synchronized List<Audience> everybody() {
        return List.copyOf(audiences.values());
    }

    private void work() {
        for (Optional<UUID> id = next(); id.isPresent(); id = next()) {
            prune();
            for (Audience audience : everybody()) {
                try {
                    telling.tell(audience, id.get());
                } catch (RuntimeException e) {
                    LOG.log(Level.WARNING, e, () -> "A change can't be told; its clients have to look for themselves");
                    audience.peers().forEach(Peer::leave);
                }
            }
        }
    }

    private synchronized Optional<UUID> next() {
        Iterator<UUID> all = waiting.iterator();
        if (!all.hasNext()) {
            isWorking = false;
            return Optional.empty();
        }
        UUID id = all.next();
        all.remove();
        return Optional.of(id);
    }
}
