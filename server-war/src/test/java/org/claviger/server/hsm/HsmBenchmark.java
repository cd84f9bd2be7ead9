package org.claviger.server.hsm;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.claviger.server.hsm.agent.Rate;
import org.claviger.server.hsm.agent.RawProcess;
import org.claviger.server.hsm.agent.RawToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How much of a token's speed is left behind agents, sockets and the pool of sessions. All is measured in turn, several times
 * over, so that a machine's moods meet all alike; what counts are the ratios. Run by {@code ./claviger bench hsm}.
 */
class HsmBenchmark {
    private static final int ROUNDS = Integer.getInteger("rounds", 7);
    private static final int MILLISECONDS = Integer.getInteger("milliseconds", 700);
    private static final int BATCH = 500;
    private static final String CIPHER = "Cipher";
    private static final String CRYPTOKI = "Cryptoki";
    private static final String POOL = "pool";
    private static final String OPEN = "open";
    private static final String SEAL = "seal";
    private static final String RESEAL = "open+seal";

    @TempDir
    Path folder;

    private final Map<Measure, List<Double>> rates = new LinkedHashMap<>();

    @Test
    void measure() throws Exception {
        try (AgentsAlone own = new AgentsAlone(folder)) {
            TokenKey kek = own.kek();
            TokenKey next = own.generate(2, "next");
            try (RawProcess raw =
                    new RawProcess(own.configuration(), AgentsAlone.TOKEN, AgentsAlone.LABEL, kek.ckaId(), own.pin())) {
                for (int i = -1; i < ROUNDS; i++) {
                    round(own.tokens(), kek, next, raw);
                    if (i < 0) {
                        rates.clear(); // to warm up
                    }
                }
            }
        }
        print();
    }

    private void round(Tokens tokens, TokenKey kek, TokenKey next, RawProcess raw) throws Exception {
        byte[] aad = new byte[RawToken.AAD];
        byte[] plaintext = new byte[RawToken.PLAINTEXT];
        byte[] sealed = tokens.seal(kek, aad, plaintext, () -> {});
        List<ToReseal> batch = Collections.nCopies(BATCH, new ToReseal(aad, aad, sealed));
        for (int threads : new int[] {1, 2, 8}) {
            note(CIPHER, OPEN, threads, raw.rate("cipher-open", threads, MILLISECONDS));
            note(CRYPTOKI, OPEN, threads, raw.rate("open", threads, MILLISECONDS));
            note(POOL, OPEN, threads, rate(threads, () -> tokens.open(kek, aad, sealed).length / plaintext.length));
            note(CRYPTOKI, SEAL, threads, raw.rate("seal", threads, MILLISECONDS));
            note(
                    POOL,
                    SEAL,
                    threads,
                    rate(threads, () -> tokens.seal(kek, aad, plaintext, () -> {}).length / sealed.length));
            note(CIPHER, RESEAL, threads, raw.rate("cipher-reseal", threads, MILLISECONDS));
            note(CRYPTOKI, RESEAL, threads, raw.rate("reseal", threads, MILLISECONDS));
            note(POOL, RESEAL, threads, rate(threads, () -> (int) tokens.reseal(kek, next, batch, seals -> {}).stream()
                    .filter(Optional::isPresent)
                    .count()));
        }
    }

    private static double rate(int threads, Rate.Work work) throws Exception {
        return Rate.of(threads, MILLISECONDS, () -> work);
    }

    private void note(String way, String what, int threads, double rate) {
        rates.computeIfAbsent(new Measure(way, what, threads), key -> new ArrayList<>())
                .add(rate);
    }

    /** Ratios are those of a round, so that both sides of each met the same moods. */
    @SuppressWarnings("SystemOut") // what it is for
    private void print() {
        System.out.printf("%n%-10s %-18s %7s %12s %12s%n", "", "", "threads", "median/s", "best/s");
        rates.forEach((measure, all) -> System.out.printf(
                "%-10s %-18s %7d %,12.0f %,12.0f%n",
                measure.what, measure.way, measure.threads, median(all), Collections.max(all)));
        System.out.printf("%nratios, each way at its best number of threads: median of the rounds, best round%n");
        for (String what : List.of(OPEN, RESEAL)) {
            ratio(what, POOL, CIPHER);
        }
        for (String what : List.of(OPEN, SEAL, RESEAL)) {
            ratio(what, POOL, CRYPTOKI);
        }
    }

    @SuppressWarnings("SystemOut")
    private void ratio(String what, String way, String over) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            ratios.add(best(what, way, i) / best(what, over, i));
        }
        System.out.printf(
                "%-10s %-10s / %-18s %5.2f %5.2f%n", what, way, over, median(ratios), Collections.max(ratios));
    }

    private double best(String what, String way, int round) {
        return rates.entrySet().stream()
                .filter(each ->
                        each.getKey().what.equals(what) && each.getKey().way.equals(way))
                .mapToDouble(each -> each.getValue().get(round))
                .max()
                .orElseThrow();
    }

    private static double median(List<Double> all) {
        return all.stream().sorted().skip(all.size() / 2).findFirst().orElseThrow();
    }

    private record Measure(String way, String what, int threads) {}
}
