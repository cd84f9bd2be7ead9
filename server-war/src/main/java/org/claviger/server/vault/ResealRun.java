package org.claviger.server.vault;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.claviger.server.vault.ResealBatches.Batch;
import org.claviger.server.vault.ResealBatches.Row;
import org.claviger.server.vault.ResealProgress.Wish;
import org.claviger.server.vault.ResealStep.Kind;

/** One run through a tenant's material: until nothing is left, or it is paused, or something fails, or its turn is over. */
final class ResealRun {
    private static final int BATCH = 500;

    /** After so long another tenant may have his turn, if one waits. */
    private static final long TURN = TimeUnit.SECONDS.toNanos(60);

    private final UUID tenant;
    private final ResealBatches batches;
    private final ResealProgress progress;
    private final ExecutorService workers;
    private final int parallel;
    private final long begun = System.nanoTime();
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    /** When the batches that were slowed down so far are over, in nanoseconds since the beginning. */
    private final AtomicLong paced = new AtomicLong();

    private final AtomicBoolean stopped = new AtomicBoolean();

    /**
     * A run to come.
     *
     * @param parallel batches that are worked on at once
     */
    ResealRun(UUID tenant, ResealBatches batches, ResealProgress progress, ExecutorService workers, int parallel) {
        this.tenant = tenant;
        this.batches = batches;
        this.progress = progress;
        this.workers = workers;
        this.parallel = parallel;
    }

    void perform(List<ResealStep> steps) throws InterruptedException, ExecutionException {
        for (ResealStep step : steps) {
            inParallel(step);
            if (step.kind() == Kind.REPLACE && !stopped.get()) {
                report(batches.remove(step), 0); // What has its new seal already needs the old one no more.
            }
            if (stopped.get()) {
                return;
            }
        }
    }

    private void inParallel(ResealStep step) throws InterruptedException, ExecutionException {
        List<Future<?>> working = new ArrayList<>();
        for (int i = 0; i < parallel; i++) {
            working.add(workers.submit(() -> through(step)));
        }
        ExecutionException failure = null;
        for (Future<?> worker : working) {
            try {
                worker.get();
            } catch (ExecutionException e) {
                stopped.set(true);
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** Rows that another worker has locked are left to him. */
    private void through(ResealStep step) {
        OptionalInt limit = report(0, 0);
        Row last = Row.START;
        while (!stopped.get() && System.nanoTime() - begun < TURN) {
            Batch batch = batches.next(step, last, Math.min(BATCH, limit.orElse(BATCH)));
            if (batch.isEmpty()) {
                return;
            }
            last = batch.last();
            limit = report(batch.done(), batch.failed());
            limit.ifPresent(perSecond -> slowDown(batch.done(), perSecond));
        }
    }

    private OptionalInt report(int doneNow, int failedNow) {
        long doneSoFar = done.addAndGet(doneNow);
        failed.addAndGet(failedNow);
        double seconds = Math.max(0.001, (System.nanoTime() - begun) / 1e9);
        Wish wish = progress.advance(tenant, doneNow, failedNow, doneSoFar / seconds);
        if (wish.paused()) {
            stopped.set(true);
        }
        return wish.objectsPerSecond();
    }

    /** Waits for the end of the time that a batch may take; those who work at once take theirs one after another. */
    private void slowDown(int objects, int perSecond) {
        long now = System.nanoTime() - begun;
        long due = paced.updateAndGet(last -> Math.max(last, now) + TimeUnit.SECONDS.toNanos(objects) / perSecond);
        while (!stopped.get() && System.nanoTime() - begun < due) {
            try {
                TimeUnit.MILLISECONDS.sleep(Math.min(200, Math.max(1, (begun + due - System.nanoTime()) / 1_000_000)));
                report(0, 0);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                stopped.set(true);
            }
        }
    }

    void stop() {
        stopped.set(true);
    }

    long done() {
        return done.get();
    }

    long failed() {
        return failed.get();
    }
}
