package org.claviger.server.kmip.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.Tag;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.kmip.Catalogue;
import org.claviger.server.kmip.Exchange;
import org.claviger.server.kmip.Failure;
import org.claviger.server.kmip.Fields;
import org.claviger.server.kmip.Operations;
import org.claviger.server.kmip.Tickets;

/** Login, Logout and Delegated Login (KMIP 2.1, sections 6.1.29, 6.1.30 and 6.1.12). */
@ApplicationScoped
public class Sessions implements Operations {
    @Inject
    Tickets tickets;

    @Inject
    AuditTrail audit;

    @Override
    public void declare(Catalogue catalogue) {
        catalogue.using(Operation.LOGIN, this::login);
        catalogue.using(Operation.DELEGATED_LOGIN, this::login);
        catalogue.using(Operation.LOGOUT, this::logout);
    }

    /** Who has the ticket is the client that asked for it: whom it gives that to is its own affair. */
    private List<Item> login(Exchange exchange, Fields request) {
        Optional<Duration> asked = request.first(Tag.LEASE_TIME).map(lease -> lifetime(exchange, lease));
        Duration lifetime =
                asked.filter(wanted -> wanted.compareTo(Tickets.LONGEST) < 0).orElse(Tickets.LONGEST);
        if (lifetime.isNegative() || lifetime.isZero()) {
            throw Failure.invalid("A ticket holds for a second at least.");
        }
        if (request.has(Tag.USAGE_LIMITS)) {
            throw new Failure(
                    ResultReason.FEATURE_NOT_SUPPORTED,
                    "A ticket is bounded by its time and the number of requests, not by what is done with it.");
        }
        int requests = request.integer(Tag.REQUEST_COUNT).orElse(Integer.MAX_VALUE);
        if (requests < 1) {
            throw Failure.invalid("A ticket is for one request at least.");
        }
        Item ticket = tickets.issue(exchange.caller(), lifetime, requests);
        audit.record(exchange.caller(), Action.TOKEN_ISSUED, null, "KMIP ticket");
        return List.of(ticket);
    }

    /** An Interval, or the Date-Time of its end. */
    private static Duration lifetime(Exchange exchange, Item lease) {
        return lease.value() instanceof Value.Interval interval
                ? Duration.ofSeconds(interval.seconds())
                : Duration.between(exchange.now(), Fields.date(lease));
    }

    private List<Item> logout(Exchange exchange, Fields request) {
        if (!tickets.end(Fields.require(request.structure(Tag.TICKET), Tag.TICKET))) {
            throw new Failure(ResultReason.INVALID_TICKET, "The ticket does not hold.");
        }
        audit.record(exchange.caller(), Action.SESSION_ENDED, null, "KMIP ticket");
        return List.of();
    }
}
