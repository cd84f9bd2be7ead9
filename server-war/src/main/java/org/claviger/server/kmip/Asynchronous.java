package org.claviger.server.kmip;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.AsynchronousIndicator;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.Tag;

/**
 * Operations that are done in the background (KMIP 2.1, section 7.12): the client polls for the answer, on the node that does
 * it, for an hour; then the answer is wiped.
 */
@ApplicationScoped
public class Asynchronous {
    private static final int MOST = 10_000;
    private static final Remembered.Share SHARE =
            new Remembered.Share(100, "Poll what was begun before beginning more in the background.", 16);

    private static final Duration KEPT = Duration.ofHours(1);

    /** Those that are about the asynchronous ones, or change nothing but the conversation. */
    private static final Set<Operation> NEVER = EnumSet.of(
            Operation.POLL,
            Operation.CANCEL,
            Operation.PROCESS,
            Operation.QUERY_ASYNCHRONOUS_REQUESTS,
            Operation.QUERY,
            Operation.DISCOVER_VERSIONS,
            Operation.LOGIN,
            Operation.LOGOUT,
            Operation.PING,
            Operation.SET_ENDPOINT_ROLE,
            Operation.PKCS_11);

    @Resource
    ManagedExecutorService executor;

    private final Remembered<Pending> pending = new Remembered<>(
            Caffeine.newBuilder()
                    .maximumSize(MOST)
                    .expireAfterWrite(KEPT)
                    .scheduler(Scheduler.systemScheduler())
                    .<String, Pending>evictionListener((key, expired, cause) -> {
                        if (expired != null) {
                            expired.begun().abandon();
                        }
                    })
                    .build(),
            Pending::clientId,
            SHARE);

    /** True if the header asks for it: by a Boolean in 1.x, by a word in 2.x. */
    static boolean isWanted(Exchange exchange, Fields header) {
        return exchange.isAtLeast2()
                ? header.word(Tag.ASYNCHRONOUS_INDICATOR, AsynchronousIndicator.class)
                        .filter(indicator -> indicator == AsynchronousIndicator.MANDATORY)
                        .isPresent()
                : header.isTrue(Tag.ASYNCHRONOUS_INDICATOR);
    }

    static boolean isPossible(Operation operation) {
        return !NEVER.contains(operation);
    }

    /** Begins one; returns the Asynchronous Correlation Value by which it is polled. */
    Item begin(Exchange exchange, Operation operation, Supplier<List<Item>> work) {
        UUID client = exchange.caller().id();
        BackgroundWork begun = new BackgroundWork(work);
        byte[] given = pending.add(
                client, value -> new Pending(value, client, operation, Instant.now(), begun, executor.submit(begun)));
        return Item.of(Tag.ASYNCHRONOUS_CORRELATION_VALUE, given);
    }

    /**
     * What has become of one of the client's.
     *
     * @throws Failure if there is none
     */
    public Pending require(Exchange exchange, Fields request) {
        byte[] value =
                Fields.require(request.bytes(Tag.ASYNCHRONOUS_CORRELATION_VALUE), Tag.ASYNCHRONOUS_CORRELATION_VALUE);
        return pending.find(value)
                .filter(each -> each.clientId().equals(exchange.caller().id()))
                .orElseThrow(Asynchronous::unknown);
    }

    /** All of the client's, the oldest first. */
    public List<Pending> all(Exchange exchange) {
        return pending.of(exchange.caller().id()).stream()
                .sorted(Comparator.comparing(Pending::since))
                .toList();
    }

    /** Forgets one whose answer is given: once, even if it is polled twice at the same time. */
    public void forget(Pending done) {
        if (!pending.forget(done.value())) {
            throw unknown();
        }
    }

    private static Failure unknown() {
        return new Failure(
                ResultReason.INVALID_ASYNCHRONOUS_CORRELATION_VALUE, "No request is known by this value here.");
    }

    /** What is polled has no answer yet. */
    public static final class StillPending extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Pending pending;

        /** Of one that was begun. */
        public StillPending(Pending pending) {
            super("The operation is not done yet.");
            this.pending = pending;
        }

        Pending pending() {
            return pending;
        }
    }

    /** One that was begun. */
    public record Pending(
            byte[] value,
            UUID clientId,
            Operation operation,
            Instant since,
            BackgroundWork begun,
            Future<List<Item>> work) {
        /** Its answer, which is there. */
        public List<Item> answer() {
            try {
                return work.get();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        /** By which it is polled: a copy, since answers are wiped when they are sent. */
        public Item correlation() {
            return Item.of(Tag.ASYNCHRONOUS_CORRELATION_VALUE, new Value.Bytes(value.clone()));
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }
}
