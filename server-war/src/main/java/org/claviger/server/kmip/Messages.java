package org.claviger.server.kmip;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.TtlvEncoder;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.ResultStatus;
import org.claviger.kmip.word.Tag;
import org.claviger.kmip.word.Version;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.RefusedException;
import org.claviger.server.platform.WithoutWaiting;
import org.claviger.server.tenant.RequestLimits;

/** Answers request messages (KMIP 2.1, section 8): each gets an answer, whatever is wrong with it. */
@ApplicationScoped
public class Messages {
    private static final Version NEWEST = Version.V2_1;

    /** Of batch items, the most that one message may have. */
    private static final int MOST_ITEMS = 1000;

    /** Of such data as one message brings they take little time. */
    private static final Set<Operation> QUICK =
            EnumSet.of(Operation.ENCRYPT, Operation.DECRYPT, Operation.MAC, Operation.MAC_VERIFY, Operation.GET);

    /** Parts of data, which must be added once; and what has another key opened. */
    private static final Set<Tag> SLOW =
            EnumSet.of(Tag.INIT_INDICATOR, Tag.FINAL_INDICATOR, Tag.CORRELATION_VALUE, Tag.KEY_WRAPPING_SPECIFICATION);

    @Inject
    Admittance admittance;

    @Inject
    Batches batches;

    @Inject
    RequestLimits limits;

    @Inject
    AuditTrail audit;

    /**
     * Answers a message.
     *
     * @param message as it was decoded
     * @return a response message
     */
    public Item answer(Item message, Contact contact) {
        Version version = NEWEST;
        Fields header = new Fields(Item.of(Tag.REQUEST_HEADER));
        Caller caller = null;
        try {
            header = header(message);
            version = version(header);
            requireWellFormed(message, header);
            caller = admittance.admit(contact, header);
            List<Item> requests = message.all(Tag.BATCH_ITEM);
            admittance.requireNoTicketForTicket(header, requests);
            limits.count(caller, requests.size());
            Exchange exchange = new Exchange(
                    caller,
                    version,
                    Instant.now(),
                    Admittance.certificate(contact, header),
                    Admittance.connection(contact, header).filter(each -> requests.size() == 1));
            return response(version, header, contact, batches.answer(exchange, header, requests));
        } catch (RuntimeException e) {
            String correlationId = contact.origin().correlationId();
            Failure failure = Failures.of(e, correlationId);
            if (failure.reason() == ResultReason.AUTHENTICATION_NOT_SUCCESSFUL) {
                failure = recorded(contact, header, failure);
            }
            return response(version, header, contact, List.of(failed(version, failure)));
        }
    }

    /**
     * The same without waiting for the records of what only looks at objects or uses them.
     *
     * @param receiver gets the response message when what it tells is recorded, by this thread or another
     */
    public void answer(Item message, Contact contact, Consumer<Item> receiver) {
        if (batches.changeNothing(message.all(Tag.BATCH_ITEM))) {
            audit.recordAfter(
                    () -> answer(message, contact),
                    (answer, failure) ->
                            receiver.accept(failure == null ? answer : unrecorded(answer, failure, contact)));
        } else {
            receiver.accept(answer(message, contact));
        }
    }

    /**
     * The same on a thread that must not wait: of messages that are answered from what is known, as most uses of keys are.
     *
     * @return false if it was not done, and is to be asked of a thread that may wait
     */
    public boolean answerAtOnce(Item message, Contact contact, Consumer<Item> receiver) {
        return isQuick(message) && WithoutWaiting.attempt(() -> answer(message, contact, receiver));
    }

    /** One use of a key, or its material, without a Credential of its own. */
    private static boolean isQuick(Item message) {
        List<Item> items = message.items();
        return items.size() == 2
                && items.get(0).first(Tag.AUTHENTICATION).isEmpty()
                && Batches.operation(items.get(1)).filter(QUICK::contains).isPresent()
                && items.get(1)
                        .first(Tag.REQUEST_PAYLOAD)
                        .filter(payload ->
                                SLOW.stream().allMatch(tag -> payload.first(tag).isEmpty()))
                        .isPresent();
    }

    private static Item unrecorded(Item answer, RefusedException why, Contact contact) {
        Item header = answer.items().get(0);
        Version version = version(Fields.of(header));
        Failure failure = Failures.of(why, contact.origin().correlationId());
        List<Item> all = new ArrayList<>(List.of(header));
        answer.all(Tag.BATCH_ITEM).forEach(item -> all.add(Batches.failing(item, version, failure)));
        answer.wipe();
        return Item.of(Tag.RESPONSE_MESSAGE, new Value.Structure(all));
    }

    /** Answers what is no message at all. */
    public Item malformed(String why, Contact contact) {
        Failure failure = new Failure(ResultReason.INVALID_MESSAGE, why);
        return response(
                Version.V1_0, new Fields(Item.of(Tag.REQUEST_HEADER)), contact, List.of(failed(Version.V1_0, failure)));
    }

    /** No request is served, nor refused, that could not be audited. */
    private Failure recorded(Contact contact, Fields header, Failure failure) {
        try {
            admittance.refused(contact, header);
            return failure;
        } catch (RuntimeException e) {
            return Failures.of(e, contact.origin().correlationId());
        }
    }

    private static Fields header(Item message) {
        if (!message.is(Tag.REQUEST_MESSAGE)) {
            throw new Failure(ResultReason.INVALID_MESSAGE, "This is no Request Message.");
        }
        return Fields.require(Fields.of(message).structure(Tag.REQUEST_HEADER), Tag.REQUEST_HEADER);
    }

    private static Version version(Fields header) {
        Fields version = Fields.require(header.structure(Tag.PROTOCOL_VERSION), Tag.PROTOCOL_VERSION);
        int major = Fields.require(version.integer(Tag.PROTOCOL_VERSION_MAJOR), Tag.PROTOCOL_VERSION_MAJOR);
        int minor = Fields.require(version.integer(Tag.PROTOCOL_VERSION_MINOR), Tag.PROTOCOL_VERSION_MINOR);
        return Version.of(major, minor)
                .orElseThrow(() -> new Failure(
                        ResultReason.UNSUPPORTED_PROTOCOL_VERSION, "Claviger speaks KMIP 1.0 to 1.4, 2.0 and 2.1."));
    }

    private static void requireWellFormed(Item message, Fields header) {
        int count = Fields.require(header.integer(Tag.BATCH_COUNT), Tag.BATCH_COUNT);
        List<Item> items = message.items();
        boolean inOrder = !items.isEmpty() && items.get(0).is(Tag.REQUEST_HEADER);
        for (Item item : items.subList(Math.min(1, items.size()), items.size())) {
            inOrder &= item.is(Tag.BATCH_ITEM);
        }
        if (!inOrder || count != items.size() - 1 || count < 1) {
            throw new Failure(
                    ResultReason.INVALID_MESSAGE,
                    "A message is a Request Header and as many Batch Items as that says, one at least.");
        }
        if (count > MOST_ITEMS) {
            throw new Failure(ResultReason.INVALID_MESSAGE, "A message may have " + MOST_ITEMS + " Batch Items.");
        }
    }

    private static Item response(Version version, Fields header, Contact contact, List<Item> items) {
        Item whole = message(version, header, contact, items);
        Optional<Integer> most = maximum(header);
        if (most.isEmpty() || TtlvEncoder.size(whole) <= most.get()) {
            return whole;
        }
        Failure tooLarge = new Failure(
                ResultReason.RESPONSE_TOO_LARGE,
                "The answer has more bytes than the Maximum Response Size allows. What was asked for is done.");
        return message(
                version,
                header,
                contact,
                items.stream()
                        .map(item -> Batches.failing(item, version, tooLarge))
                        .toList());
    }

    private static Optional<Integer> maximum(Fields header) {
        try {
            return header.integer(Tag.MAXIMUM_RESPONSE_SIZE);
        } catch (Failure e) {
            return Optional.empty();
        }
    }

    private static Item message(Version version, Fields header, Contact contact, List<Item> items) {
        List<Item> fields = new ArrayList<>();
        fields.add(ProtocolVersion.of(version));
        fields.add(Item.of(Tag.TIME_STAMP, new Value.DateTime(Instant.now().getEpochSecond())));
        Optional<Item> correlation =
                header.first(Tag.CLIENT_CORRELATION_VALUE).filter(value -> value.value() instanceof Value.Text);
        correlation.ifPresent(fields::add);
        // Clients of 1.4 and 2.0 that send no value of theirs may not expect one: PyKMIP can't read an answer that has
        // it.
        if (correlation.isPresent() || version.compareTo(Version.V2_1) >= 0) {
            fields.add(Item.of(Tag.SERVER_CORRELATION_VALUE, contact.origin().correlationId()));
        }
        fields.add(Item.of(Tag.BATCH_COUNT, items.size()));
        List<Item> all = new ArrayList<>();
        all.add(Item.of(Tag.RESPONSE_HEADER, new Value.Structure(VersionFilter.known(fields, version))));
        all.addAll(VersionFilter.known(items, version));
        return Item.of(Tag.RESPONSE_MESSAGE, new Value.Structure(all));
    }

    private static Item failed(Version version, Failure failure) {
        return Item.of(
                Tag.BATCH_ITEM,
                Item.of(Tag.RESULT_STATUS, ResultStatus.OPERATION_FAILED),
                Item.of(Tag.RESULT_REASON, Failures.inWordsOf(version, failure.reason())),
                Item.of(Tag.RESULT_MESSAGE, failure.text()));
    }
}
