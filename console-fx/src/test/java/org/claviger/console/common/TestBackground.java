package org.claviger.console.common;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;

/** A background without threads: calls wait until the test lets them run, on the test's own thread. */
public final class TestBackground {
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final Deque<Runnable> impatient = new ArrayDeque<>();

    /** What view models are given. */
    public Background background() {
        return new Background(new Queue(), Runnable::run, impatient::add);
    }

    /** Runs all calls that wait, and those that they start. */
    public void work() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    /** Half a second passes for whatever has been started. */
    public void passTime() {
        while (!impatient.isEmpty()) {
            impatient.remove().run();
        }
    }

    private final class Queue extends AbstractExecutorService {
        @Override
        public void execute(Runnable work) {
            waiting.add(work);
        }

        @Override
        public void shutdown() {}

        @Override
        public List<Runnable> shutdownNow() {
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return false;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return true;
        }
    }
}
