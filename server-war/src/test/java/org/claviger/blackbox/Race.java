package org.claviger.blackbox;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.claviger.api.ErrorCode;
import org.claviger.api.client.ApiException;

/** Two who want something at the same instant. */
final class Race {
    private Race() {}

    /** How those were refused who were. */
    static List<ErrorCode> of(Callable<?> one, Callable<?> other) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            List<ErrorCode> refusals = new ArrayList<>();
            List<Future<Object>> calls =
                    List.of(both.submit(() -> run(start, one)), both.submit(() -> run(start, other)));
            for (Future<Object> call : calls) {
                try {
                    call.get();
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof ApiException refused)) {
                        throw e;
                    }
                    refusals.add(refused.problem().code());
                }
            }
            return refusals;
        } finally {
            both.shutdownNow();
        }
    }

    private static Object run(CyclicBarrier start, Callable<?> call) throws Exception {
        start.await();
        return call.call();
    }
}
