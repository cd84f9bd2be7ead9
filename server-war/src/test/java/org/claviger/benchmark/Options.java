package org.claviger.benchmark;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.claviger.launcher.ServerProcess;
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
            fallbackValue = "",
            paramLabel = "DIR",
            description = "also other servers, by the scripts in DIR (default: ../shared/peers, beside the project)")
    Optional<Path> peers = Optional.empty();

    @Option(
            names = "--rows",
            paramLabel = "TEXT",
            description = "only the rows for which something is measured whose name has this in it")
    String rows = "";

    @Option(names = "--keys", hidden = true, description = "how many --million really makes")
    int keys = 1_000_000;

    /** As the rounds are to be. */
    Rounds rounds(long begun) {
        Times times = quick ? QUICK : FULL;
        return new Rounds(times.rounds, times.seconds, times.warmUp, begun + times.most * 1_000_000_000L);
    }

    /** The rows of the rounds. */
    List<Line> lines(Plan plan) {
        return (quick ? plan.goals() : plan.everything())
                .stream()
                        .filter(line -> line.needs().stream()
                                .anyMatch(measure -> measure.name().contains(rows)))
                        .toList();
    }

    /** What has to be measured for these rows, and for those that come after the rounds. */
    Set<Measure> measures(Plan plan) {
        Set<Measure> measures = Plan.needs(lines(plan));
        if (million) {
            measures.addAll(plan.amongMany());
        }
        if (peers.isPresent()) {
            measures.addAll(plan.dataKeyDecryption().needs());
            measures.addAll(plan.kmipEncryption().needs());
        }
        return measures;
    }

    /** The folder of their scripts, if they are asked for. */
    Optional<Path> peers() {
        return peers.map(folder -> folder.toString().isEmpty()
                ? Path.of(home(), "..", "shared", "peers").normalize()
                : folder);
    }

    /** The project's folder. */
    static String home() {
        return System.getProperty(ServerProcess.HOME, ".");
    }

    /** So many rounds, of so many seconds of each measure, after a warm-up of all, ending so many seconds from the start. */
    private record Times(int rounds, int seconds, int warmUp, int most) {}
}
