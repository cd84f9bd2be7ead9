package org.claviger.console.common;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;

/**
 * Where work is done: calls of the network and of files on {@code workers}, everything that a window sees on {@code ui}.
 * Tests give executors of their own and need no window.
 *
 * @param workers runs what blocks
 * @param ui runs what changes properties
 * @param patience runs on the UI thread what is due when a call has lasted so long that a person wants to be told
 */
public record Background(ExecutorService workers, Executor ui, Executor patience) {
    private static final long PATIENCE_MILLIS = 500;

    /** Daemon threads and the JavaFX application thread. */
    public static Background ofWindow() {
        AtomicInteger count = new AtomicInteger();
        ExecutorService workers = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "console-call-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        return new Background(
                workers,
                Platform::runLater,
                CompletableFuture.delayedExecutor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS, Platform::runLater));
    }
}
