package org.claviger.server.kmip;

import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.word.Tag;
import org.claviger.kmip.word.TicketType;
import org.claviger.server.account.Origin;
import org.claviger.server.platform.Caller;
import org.claviger.server.tenant.Clients;

/**
 * Tickets that Login gives (KMIP 2.1, section 6.1.29): each names a client for a while, on this node. What the client may do
 * is looked up at each request, so that nothing outlives what an operator takes away.
 */
@ApplicationScoped
public class Tickets {
    private static final int MOST = 100_000;
    private static final Remembered.Share SHARE =
            new Remembered.Share(1000, "Log out by a ticket before asking for more.", 32);

    /** How long one holds that nobody has asked to hold shorter. */
    public static final Duration LONGEST = Duration.ofHours(1);

    @Inject
    Clients clients;

    private final Remembered<Held> held = new Remembered<>(
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LONGEST).build(), Held::clientId, SHARE);

    /**
     * A new one for a client.
     *
     * @param requests that can be made by it
     */
    public Item issue(Caller client, Duration lifetime, int requests) {
        Held ticket = new Held(client.id(), client.tenant(), Instant.now().plus(lifetime), new AtomicInteger(requests));
        byte[] value = held.add(client.id(), given -> ticket);
        return Item.of(Tag.TICKET, Item.of(Tag.TICKET_TYPE, TicketType.LOGIN), Item.of(Tag.TICKET_VALUE, value));
    }

    /** Ends one; true if it held. */
    public boolean end(Fields ticket) {
        return held.forget(value(ticket));
    }

    /** The client that one names. */
    Optional<Caller> bearer(Fields ticket, Origin origin) {
        return held.find(value(ticket))
                .filter(each -> each.until().isAfter(Instant.now()))
                .filter(each -> each.left().getAndUpdate(left -> Math.max(left - 1, 0)) > 0)
                .flatMap(each -> clients.find(each.clientId(), each.tenantId()))
                .filter(client -> client.admits(origin.address()))
                .map(client -> client.caller(origin.correlationId()));
    }

    private static byte[] value(Fields ticket) {
        return Fields.require(ticket.bytes(Tag.TICKET_VALUE), Tag.TICKET_VALUE);
    }

    private record Held(UUID clientId, UUID tenantId, Instant until, AtomicInteger left) {}
}
