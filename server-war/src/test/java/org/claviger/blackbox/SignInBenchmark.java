package org.claviger.blackbox;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.claviger.api.Secret;
import org.claviger.api.auth.LoginRequest;
import org.claviger.api.auth.LoginResponse;
import org.claviger.api.client.ApiException;
import org.claviger.launcher.RunningServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Whether the time of a failed sign-in tells which names exist: medians of wrong passwords for an account that there is, one
 * that is locked, and some that there are not, measured in turn. Run by {@code ./claviger bench sign-in}.
 */
class SignInBenchmark {
    private static final int ROUNDS = Integer.getInteger("rounds", 150);
    private static final int WARM_UP = 30;

    /** Fewer than lock an account. */
    private static final int BEFORE_A_RIGHT_ONE = 5;

    @Test
    void measure() {
        try (RunningServer.Handle server =
                RunningServer.Handle.startWith(Map.of("claviger.sign-in.failures-per-address", "1000000"))) {
            Staff staff = Staff.of(server);
            for (int i = 0; i < 10; i++) {
                fail(server, staff.tenant(), "bob");
            }
            Map<String, List<Long>> times = new LinkedHashMap<>();
            for (int i = -WARM_UP; i < ROUNDS; i++) {
                if (i % BEFORE_A_RIGHT_ONE == 0) {
                    staff.login(staff.ada());
                }
                boolean counts = i >= 0;
                note(times, "an account that there is", counts, fail(server, staff.tenant(), "ada"));
                note(times, "one that is locked", counts, fail(server, staff.tenant(), "bob"));
                note(times, "no such account", counts, fail(server, staff.tenant(), "eve"));
                note(times, "no such tenant", counts, fail(server, "no-such-tenant", "ada"));
                note(times, "no such admin", counts, fail(server, null, "eve"));
            }
            double base = median(times.get("an account that there is"));
            times.forEach((what, nanos) -> System.out.printf(
                    "sign-in fails: %-26s median %6.2f ms, ratio %.3f%n",
                    what, median(nanos) / 1e6, median(nanos) / base));
        }
    }

    private static long fail(RunningServer.Handle server, @Nullable String tenant, String username) {
        LoginRequest request = LoginRequest.of(tenant, username, Secret.of("not the password"));
        long begun = System.nanoTime();
        try {
            server.api().post(Staff.LOGIN, request, LoginResponse.class);
            throw new IllegalStateException("The password was right.");
        } catch (ApiException e) {
            return System.nanoTime() - begun;
        }
    }

    private static void note(Map<String, List<Long>> times, String what, boolean counts, long nanos) {
        if (counts) {
            times.computeIfAbsent(what, first -> new ArrayList<>()).add(nanos);
        }
    }

    private static double median(@Nullable List<Long> nanos) {
        List<Long> sorted = new ArrayList<>(nanos == null ? List.of() : nanos);
        Collections.sort(sorted);
        return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
    }
}
