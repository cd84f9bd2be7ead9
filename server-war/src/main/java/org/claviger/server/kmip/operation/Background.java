package org.claviger.server.kmip.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.CancellationResult;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.ProcessingStage;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.Tag;
import org.claviger.server.kmip.Asynchronous;
import org.claviger.server.kmip.Asynchronous.Pending;
import org.claviger.server.kmip.Catalogue;
import org.claviger.server.kmip.Exchange;
import org.claviger.server.kmip.Failure;
import org.claviger.server.kmip.Fields;
import org.claviger.server.kmip.Operations;

/**
 * Poll, Cancel, Query Asynchronous Requests and Process (KMIP 2.1, sections 6.1.37, 6.1.5, 6.1.44 and 6.1.41), of what is done
 * in the background.
 */
@ApplicationScoped
public class Background implements Operations {
    @Inject
    Asynchronous asynchronous;

    @Override
    public void declare(Catalogue catalogue) {
        catalogue.using(Operation.POLL, this::poll);
        catalogue.using(Operation.CANCEL, this::cancel);
        catalogue.using(Operation.QUERY_ASYNCHRONOUS_REQUESTS, this::query);
        catalogue.using(Operation.PROCESS, this::process);
    }

    /** The answer of the operation itself, once it is there. */
    private List<Item> poll(Exchange exchange, Fields request) {
        Pending pending = asynchronous.require(exchange, request);
        if (!pending.work().isDone()) {
            throw new Asynchronous.StillPending(pending);
        }
        asynchronous.forget(pending);
        if (pending.work().isCancelled()) {
            throw new Failure(ResultReason.OPERATION_CANCELED_BY_REQUESTER, "The operation was cancelled.");
        }
        return pending.answer();
    }

    private List<Item> cancel(Exchange exchange, Fields request) {
        Pending pending = asynchronous.require(exchange, request);
        CancellationResult result = result(pending);
        return List.of(pending.correlation(), Item.of(Tag.CANCELLATION_RESULT, result));
    }

    private static CancellationResult result(Pending pending) {
        if (pending.work().isDone()) {
            return CancellationResult.COMPLETED;
        }
        // What has begun is not interrupted: it is done, and its answer is there to be polled.
        return pending.work().cancel(false) ? CancellationResult.CANCELED : CancellationResult.UNABLE_TO_CANCEL;
    }

    private List<Item> query(Exchange exchange, Fields request) {
        return asynchronous.all(exchange).stream()
                .map(pending -> Item.of(
                        Tag.ASYNCHRONOUS_REQUEST,
                        pending.correlation(),
                        Item.of(Tag.OPERATION, pending.operation()),
                        Item.of(
                                Tag.SUBMISSION_DATE,
                                new Value.DateTime(pending.since().getEpochSecond())),
                        Item.of(
                                Tag.PROCESSING_STAGE,
                                pending.work().isDone() ? ProcessingStage.COMPLETED : ProcessingStage.IN_PROCESS)))
                .toList();
    }

    /** All are done as soon as there is a thread for them: none waits to be told. */
    private List<Item> process(Exchange exchange, Fields request) {
        asynchronous.require(exchange, request);
        return List.of();
    }
}
