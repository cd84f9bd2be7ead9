package org.claviger.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What a person asks for. */
@Command(name = "claviger bench", description = "Measures the REST doors beside what bounds them.", sortOptions = false)
final class Options {
    private static final Times QUICK = new Times(3, 2, 60, 165);
    private static final Times FULL = new Times(5, 4, 240, 1500);

    @Option(names = "--quick", description = "the rows with goals alone, in at most three minutes")
    boolean quick;

    @Option(names = "--million", description = "also a table of a million keys against one of few")
    boolean million;

    @Option(
            names = "--peers",
            arity = "0..1",
            fallbackValue = "../shared/peers",
            paramLabel = "DIR",
            description = "also other servers, by the scripts in DIR (default: ../shared/peers beside the project)")
    Optional<Path> peers = Optional.empty();

    @Option(names = "--json", hidden = true, description = "where the rows are written")
    Path json = Path.of("bench.json");

    @Option(names = "--keys", hidden = true, description = "how many --million really makes")
    int keys = 1_000_000;

    /** As the rounds are to be. */
    Rounds rounds(long begun) {
        Times times = quick ? QUICK : FULL;
        return new Rounds(
                times.rounds, times.seconds, times.warmUp, begun + times.most * 1_000_000_000L);
    }

    /** The rows to be measured. */
    List<Line> lines(Plan plan) {
        if (!quick) {
            return plan.everything();
        }
        List<Line> lines = new ArrayList<>(plan.goals());
        if (peers.isPresent()) {
            lines.add(plan.dataKeyDecryption());
        }
        return lines;
    }

    /** So many rounds, of so many seconds of each measure, after a warm-up of all, ending so many seconds from the start. */
    private record Times(int rounds, int seconds, int warmUp, int most) {}
}
