package org.claviger.server.kmip;

import jakarta.ejb.ApplicationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.TtlvEncoder;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.BatchErrorContinuationOption;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.ResultStatus;
import org.claviger.kmip.word.Tag;
import org.claviger.kmip.word.Version;
import org.claviger.kmip.word.Vocabulary;
import org.claviger.kmip.word.Word;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.kmip.Operations.Served;
import org.jspecify.annotations.Nullable;

/**
 * Does the items of a message one after the other, in their order (KMIP 2.1, section 7.11). What follows a failure, its
 * Batch Error Continuation Option says: {@code Stop} goes without saying.
 */
@ApplicationScoped
class Batches {
    /** Of an answer: an item is still done when those before it have fewer. */
    private static final long MOST_BYTES = 8 << 20;

    @Inject
    Catalogue catalogue;

    @Inject
    Transactions transactions;

    @Inject
    Asynchronous asynchronous;

    @Inject
    AuditTrail audit;

    /** The items of the answer, in the same order. */
    List<Item> answer(Exchange exchange, Fields header, List<Item> requests) {
        requireIdentifiable(requests);
        BatchErrorContinuationOption option = header.word(
                        Tag.BATCH_ERROR_CONTINUATION_OPTION, BatchErrorContinuationOption.class)
                .orElse(BatchErrorContinuationOption.STOP);
        if (option == BatchErrorContinuationOption.UNDO && requests.size() > 1) {
            return undoable(exchange, requests);
        }
        boolean inBackground = Asynchronous.isWanted(exchange, header);
        List<Item> answers = new ArrayList<>();
        Budget budget = new Budget();
        for (Item request : requests) {
            Answer answer = budget.answer(exchange, request, inBackground);
            answers.add(answer.recorded(failure -> record(exchange, request, failure)));
            if (answer.failure() != null && option != BatchErrorContinuationOption.CONTINUE) {
                break;
            }
        }
        return answers;
    }

    /** True if all that is asked for leaves everything as it is, but for the records of it. */
    boolean changeNothing(List<Item> requests) {
        return requests.stream()
                .map(Batches::operation)
                .allMatch(each -> each.filter(catalogue::changesNothing).isPresent());
    }

    private static void requireIdentifiable(List<Item> requests) {
        if (requests.size() > 1
                && requests.stream()
                        .anyMatch(request ->
                                request.first(Tag.UNIQUE_BATCH_ITEM_ID).isEmpty())) {
            throw new Failure(
                    ResultReason.INVALID_MESSAGE, "Of several Batch Items each needs a \"Unique Batch Item ID\".");
        }
    }

    /** All items in one transaction, of which nothing is left if one of them fails. */
    private List<Item> undoable(Exchange exchange, List<Item> requests) {
        List<Item> answers = new ArrayList<>();
        try {
            transactions.run(() -> {
                Budget budget = new Budget();
                for (Item request : requests) {
                    Answer answer = budget.answer(exchange, request, false);
                    if (answer.failure() != null) {
                        throw new Undone(answer);
                    }
                    answers.add(answer.item());
                }
                return answers;
            });
            return answers;
        } catch (Undone e) {
            // What was recorded of the others is undone with them: that they were tried is recorded anew.
            Item last = e.answer().recorded(failure -> recordAll(exchange, requests, answers.size(), failure));
            List<Item> undone =
                    new ArrayList<>(answers.stream().map(Batches::undone).toList());
            undone.add(last);
            return undone;
        }
    }

    private Failure recordAll(Exchange exchange, List<Item> requests, int failed, Failure failure) {
        Failure told = failure;
        for (Item request : requests.subList(0, failed + 1)) {
            told = record(exchange, request, told);
        }
        return told;
    }

    private Answer answer(Exchange exchange, Item request, boolean inBackground) {
        List<Item> head = head(request);
        try {
            Operation operation =
                    Fields.require(Fields.of(request).word(Tag.OPERATION, Operation.class), Tag.OPERATION);
            Served served = catalogue.require(operation, exchange.version());
            requireNoExtension(request);
            Fields payload = Fields.require(Fields.of(request).structure(Tag.REQUEST_PAYLOAD), Tag.REQUEST_PAYLOAD);
            if (inBackground && Asynchronous.isPossible(operation)) {
                head.add(Item.of(Tag.RESULT_STATUS, ResultStatus.OPERATION_PENDING));
                head.add(asynchronous.begin(
                        exchange, operation, () -> performLater(exchange.apart(), served, payload, request)));
                return new Answer(item(head), null, exchange.version());
            }
            head.add(Item.of(Tag.RESULT_STATUS, ResultStatus.SUCCESS));
            head.add(Item.of(Tag.RESPONSE_PAYLOAD, new Value.Structure(perform(exchange, served, payload))));
            return new Answer(item(head), null, exchange.version());
        } catch (Asynchronous.StillPending e) {
            List<Item> waiting = head(request);
            waiting.add(Item.of(Tag.RESULT_STATUS, ResultStatus.OPERATION_PENDING));
            waiting.add(e.pending().correlation());
            return new Answer(item(waiting), null, exchange.version());
        } catch (RuntimeException e) {
            Failure failure = Failures.of(e, exchange.caller().correlationId());
            return new Answer(item(head(request)), failure, exchange.version());
        }
    }

    /** A refusal is recorded whether it is polled or not. */
    private List<Item> performLater(Exchange exchange, Served served, Fields payload, Item request) {
        try {
            return perform(exchange, served, payload);
        } catch (RuntimeException e) {
            throw record(exchange, request, Failures.of(e, exchange.caller().correlationId()));
        }
    }

    private List<Item> perform(Exchange exchange, Served served, Fields payload) {
        return served.changes()
                ? transactions.run(() -> served.handler().perform(exchange, payload))
                : served.handler().perform(exchange, payload);
    }

    /** What a client has to have understood, and the server hasn't, is refused (KMIP 2.1, section 8.18). */
    private static void requireNoExtension(Item request) {
        for (Item extension : request.all(Tag.MESSAGE_EXTENSION)) {
            if (Fields.of(extension).isTrue(Tag.CRITICALITY_INDICATOR)) {
                throw new Failure(
                        ResultReason.FEATURE_NOT_SUPPORTED, "No Message Extension that is critical is known here.");
            }
        }
    }

    /** Nobody is told of a refusal that isn't recorded. */
    private Failure record(Exchange exchange, Item request, Failure failure) {
        try {
            audit.refused(exchange.caller(), Failures.code(failure), asked(request));
            return failure;
        } catch (RuntimeException e) {
            return Failures.of(e, exchange.caller().correlationId());
        }
    }

    private static String asked(Item request) {
        return "KMIP " + operation(request).map(Word::title).orElse("of no operation");
    }

    /** What an item asks for, if it is known. */
    static Optional<Operation> operation(Item request) {
        return request.first(Tag.OPERATION)
                .flatMap(item -> item.value() instanceof Value.Enumerated operation
                        ? Vocabulary.of(Operation.class).coded(operation.code())
                        : Optional.empty());
    }

    private static List<Item> head(Item request) {
        List<Item> head = new ArrayList<>();
        request.first(Tag.OPERATION).ifPresent(head::add);
        request.first(Tag.UNIQUE_BATCH_ITEM_ID).ifPresent(head::add);
        return head;
    }

    /** The item of an answer, failed after all. */
    static Item failing(Item answer, Version version, Failure failure) {
        List<Item> fields = head(answer);
        fields.add(Item.of(Tag.RESULT_STATUS, ResultStatus.OPERATION_FAILED));
        fields.add(Item.of(Tag.RESULT_REASON, Failures.inWordsOf(version, failure.reason())));
        fields.add(Item.of(Tag.RESULT_MESSAGE, failure.text()));
        return item(fields);
    }

    /** Which object it was about, and no more of what it would have given: its record is gone with all that it did. */
    private static Item undone(Item answer) {
        List<Item> fields = head(answer);
        fields.add(Item.of(Tag.RESULT_STATUS, ResultStatus.OPERATION_UNDONE));
        answer.first(Tag.RESPONSE_PAYLOAD).ifPresent(payload -> {
            List<Item> ids = payload.all(Tag.UNIQUE_IDENTIFIER);
            boolean isList = answer.first(Tag.OPERATION)
                    .filter(Item.of(Tag.OPERATION, Operation.LOCATE)::equals)
                    .isPresent();
            fields.add(Item.of(Tag.RESPONSE_PAYLOAD, new Value.Structure(isList ? List.of() : ids)));
            payload.wipe();
        });
        return item(fields);
    }

    private static Item item(List<Item> fields) {
        return Item.of(Tag.BATCH_ITEM, new Value.Structure(fields));
    }

    /** What is left for the answers of a batch. */
    private final class Budget {
        private long taken;

        /** Does an item, unless those before it have taken all. */
        private Answer answer(Exchange exchange, Item request, boolean inBackground) {
            if (taken > MOST_BYTES) {
                Failure failure = new Failure(
                        ResultReason.RESPONSE_TOO_LARGE,
                        "The answers before it have more than " + MOST_BYTES
                                + " bytes. Ask for it by another message.");
                return new Answer(item(head(request)), failure, exchange.version());
            }
            Answer answer = Batches.this.answer(exchange, request, inBackground);
            taken += TtlvEncoder.size(answer.item());
            return answer;
        }
    }

    /**
     * What became of an item.
     *
     * @param item of the answer, if it has not failed
     * @param failure absent unless it has
     */
    record Answer(Item item, @Nullable Failure failure, Version version) {
        /** The item of the answer; of one that has failed, as soon as that is recorded. */
        Item recorded(UnaryOperator<Failure> record) {
            return failure == null ? item : failing(item, version, record.apply(failure));
        }
    }

    /** What a batch throws that is to be undone. */
    @ApplicationException(rollback = true)
    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Answer answer;

        private Undone(Answer answer) {
            super("The batch is undone.");
            this.answer = answer;
        }

        /** Of the item that has failed. */
        private Answer answer() {
            return answer;
        }
    }
}
