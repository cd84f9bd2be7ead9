package org.claviger.console.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a window test in which the UI thread did not answer for a quarter of a second, and says what it was doing meanwhile.
 * It asks the UI thread again and again to do nothing. Not counted is what the machine withheld in that time, from the
 * watchdog or from a UI thread that had something to compute: the server and its database want the same few processors.
 */
public final class UiWatchdog implements BeforeEachCallback, AfterEachCallback {
    static final Duration LONGEST = Duration.ofMillis(250);

    private static final long GLANCE_MILLIS = 20;
    private static final int TOLD_FRAMES = 25;

    /** Pictures are taken on the UI thread, by the test and not by the console. */
    private static final AtomicInteger EXCUSED = new AtomicInteger();

    private final List<Pause> pauses = new CopyOnWriteArrayList<>();
    private @Nullable Thread watcher;

    @Override
    public void beforeEach(ExtensionContext test) {
        start();
    }

    @Override
    public void afterEach(ExtensionContext test) throws InterruptedException {
        assertThat(stop()).as("pauses of the UI thread of %s or more", LONGEST).isEmpty();
    }

    /** Does something of which the UI thread may take its time. */
    static <E extends Exception> void excuse(Deed<E> deed) throws E {
        EXCUSED.incrementAndGet();
        try {
            deed.done();
        } finally {
            EXCUSED.decrementAndGet();
        }
    }

    void start() {
        pauses.clear();
        Thread thread = new Thread(this::watch, "ui-watchdog");
        thread.setDaemon(true);
        thread.start();
        watcher = thread;
    }

    List<Pause> stop() throws InterruptedException {
        if (watcher != null) {
            watcher.interrupt();
            watcher.join();
        }
        return pauses;
    }

    private void watch() {
        try {
            while (!Thread.interrupted()) {
                ask();
                Thread.sleep(GLANCE_MILLIS);
            }
        } catch (InterruptedException e) {
            // The test is over.
        }
    }

    private void ask() throws InterruptedException {
        CountDownLatch answered = new CountDownLatch(1);
        AtomicReference<@Nullable Thread> ui = new AtomicReference<>();
        int excusedBefore = EXCUSED.get();
        long asked = System.nanoTime();
        try {
            Platform.runLater(answered::countDown);
        } catch (IllegalStateException e) {
            // There is no window yet.
            return;
        }
        long withheld = 0;
        List<StackTraceElement> doing = List.of();
        boolean done = false;
        while (!done) {
            long before = System.nanoTime();
            long usedBefore = processorTime(ui.get());
            done = answered.await(GLANCE_MILLIS, TimeUnit.MILLISECONDS);
            if (!done) {
                long waited = System.nanoTime() - before;
                List<StackTraceElement> now = uiThread(ui);
                long fromMe = Math.max(0, waited - TimeUnit.MILLISECONDS.toNanos(2 * GLANCE_MILLIS));
                long fromIt = usedBefore < 0 || !isComputing(ui.get(), now)
                        ? 0
                        : Math.max(0, waited - (processorTime(ui.get()) - usedBefore));
                withheld += Math.max(fromMe, fromIt);
                if (System.nanoTime() - asked - withheld < LONGEST.toNanos()) {
                    doing = now;
                }
            }
        }
        Duration took = Duration.ofNanos(System.nanoTime() - asked - withheld);
        if (took.compareTo(LONGEST) >= 0 && excusedBefore == 0 && EXCUSED.get() == 0) {
            pauses.add(new Pause(took, doing));
        }
    }

    /** Of a thread, in nanoseconds; negative if there is none. */
    private static long processorTime(@Nullable Thread thread) {
        return thread == null ? -1 : ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.getId());
    }

    /** Who waits, be it in a native method, is given nothing that could be withheld. */
    private static boolean isComputing(@Nullable Thread thread, List<StackTraceElement> doing) {
        return thread != null
                && thread.getState() == Thread.State.RUNNABLE
                && !doing.isEmpty()
                && !doing.get(0).isNativeMethod();
    }

    private static List<StackTraceElement> uiThread(AtomicReference<@Nullable Thread> known) {
        Thread thread = known.updateAndGet(found -> found != null
                ? found
                : Thread.getAllStackTraces().keySet().stream()
                        .filter(each -> each.getName().equals("JavaFX Application Thread"))
                        .findFirst()
                        .orElse(null));
        return thread == null ? List.of() : Arrays.asList(thread.getStackTrace());
    }

    /** What may take its time. */
    @FunctionalInterface
    interface Deed<E extends Exception> {
        void done() throws E;
    }

    /** A time in which the UI thread did not answer, and what it did shortly before that became too long. */
    record Pause(Duration took, List<StackTraceElement> doing) {
        @Override
        public String toString() {
            return "The UI thread did not answer for " + took.toMillis() + " ms. It was at\n"
                    + doing.stream()
                            .limit(TOLD_FRAMES)
                            .map(frame -> "    " + frame)
                            .collect(Collectors.joining("\n"));
        }
    }
}
