package org.claviger.server.kmip;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.Tag;
import org.claviger.kmip.word.TicketType;
import org.claviger.server.account.Origin;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.RandomSecrets;
import org.claviger.server.tenant.Clients;

/**
 * Tickets that Login gives (KMIP 2.1, section 6.1.29): each names a client for a while, on this node. What the client may do
 * is looked up at each request, so that nothing outlives what an operator takes away.
 */
@ApplicationScoped
public class Tickets {
    private static final int MOST = 100_000;

    /** No client takes the place of others. */
    private static final int MOST_OF_CLIENT = 1000;

    /** Bytes. */
    private static final int VALUE = 32;

    /** How long one holds that nobody has asked to hold shorter. */
    public static final Duration LONGEST = Duration.ofHours(1);

    @Inject
    Clients clients;

    private final Cache<String, Held> held =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LONGEST).build();

    /** A new one for a client. */
    public Item issue(Caller client, Duration lifetime) {
        long own = held.asMap().values().stream()
                .filter(each -> each.clientId().equals(client.id()))
                .count();
        if (own >= MOST_OF_CLIENT) {
            throw new Failure(ResultReason.SERVER_LIMIT_EXCEEDED, "Log out by a ticket before asking for more.");
        }
        byte[] value = RandomSecrets.bytes(VALUE);
        held.put(
                key(value), new Held(client.id(), client.tenant(), Instant.now().plus(lifetime)));
        return Item.of(Tag.TICKET, Item.of(Tag.TICKET_TYPE, TicketType.LOGIN), Item.of(Tag.TICKET_VALUE, value));
    }

    /** Ends one; true if it held. */
    public boolean end(Fields ticket) {
        return held.asMap().remove(key(value(ticket))) != null;
    }

    /** The client that one names. */
    Optional<Caller> bearer(Fields ticket, Origin origin) {
        return Optional.ofNullable(held.getIfPresent(key(value(ticket))))
                .filter(each -> each.until().isAfter(Instant.now()))
                .flatMap(each -> clients.find(each.clientId(), each.tenantId()))
                .filter(client -> client.admits(origin.address()))
                .map(client -> client.caller(origin.correlationId()));
    }

    private static byte[] value(Fields ticket) {
        return Fields.require(ticket.bytes(Tag.TICKET_VALUE), Tag.TICKET_VALUE);
    }

    private static String key(byte[] value) {
        return HexFormat.of().formatHex(value);
    }

    private record Held(UUID clientId, UUID tenantId, Instant until) {}
}
