package org.claviger.server.hsm.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** How often something is done per second, for benchmarks. */
public final class Rate {
    private Rate() {}

    /** Has each of so many threads do its own work for a while. */
    public static double of(int threads, int milliseconds, Callable<Work> works) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            CountDownLatch ready = new CountDownLatch(threads);
            List<Future<Double>> rates = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                rates.add(executor.submit(() -> {
                    Work work = works.call();
                    ready.countDown();
                    ready.await();
                    return alone(work, TimeUnit.MILLISECONDS.toNanos(milliseconds));
                }));
            }
            double sum = 0;
            for (Future<Double> rate : rates) {
                sum += rate.get();
            }
            return sum;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            executor.shutdownNow();
        }
    }

    private static double alone(Work work, long nanos) throws Exception {
        long begun = System.nanoTime();
        long done = 0;
        long now = begun;
        while (now - begun < nanos) {
            done += work.go();
            now = System.nanoTime();
        }
        return done * 1e9 / (now - begun);
    }

    /** Something to be done again and again. */
    public interface Work {
        /** Returns how much was done. */
        int go() throws Exception;
    }
}
