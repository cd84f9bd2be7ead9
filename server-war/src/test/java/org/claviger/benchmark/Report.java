package org.claviger.benchmark;

import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The table for people, and {@code bench.json} for programs.
 *
 * @param rounds that the medians are over; fewer than were wanted if time ran out
 * @param takenByOthers the share of the processors' time, 0 to 1, that processes which are not ours took in the rounds
 */
@JsonbPropertyOrder({"machine", "rounds", "takenByOthers", "rows"})
public record Report(Machine machine, int rounds, double takenByOthers, List<Row> rows) {
    private static final JsonbConfig CONFIG =
            new JsonbConfig().withNullValues(true).withFormatting(true);

    public Report {
        rows = List.copyOf(rows);
    }

    void print(PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%n%s, %d cores, %,d MiB, %s; %d rounds, while others took %.0f%% of the processors%n%n",
                machine.cpu(),
                machine.cores(),
                machine.memoryMiB(),
                machine.jdk(),
                rounds,
                100 * takenByOthers);
        out.printf(
                Locale.ROOT,
                "%-38s %5s %10s %-8s %7s %7s  %6s %-36s %5s%n",
                "",
                "conn.",
                "median",
                "",
                "p50 ms",
                "p99 ms",
                "ratio",
                "of",
                "goal");
        rows.forEach(row -> out.println(line(row)));
        long goals = rows.stream().filter(row -> row.goal() != null).count();
        long met = rows.stream().filter(row -> Boolean.TRUE.equals(row.met())).count();
        long missed =
                rows.stream().filter(row -> Boolean.FALSE.equals(row.met())).count();
        out.printf(
                "%nGoals: %d met, %d missed, %d of rows that were not measured.%n", met, missed, goals - met - missed);
    }

    private static String line(Row row) {
        if (row.median() == null) {
            return String.format(Locale.ROOT, "%-38s %5d not measured: %s", row.name(), row.connections(), row.note());
        }
        String goal = row.met() == null ? number(row.goal(), "%.2f") : number(row.goal(), "%.2f") + verdict(row.met());
        return String.format(
                        Locale.ROOT,
                        "%-38s %5d %s %-8s %7s %7s  %6s %-36s %5s %s",
                        row.name(),
                        row.connections(),
                        number(row.median(), "%,10.0f"),
                        row.unit(),
                        number(row.p50(), "%.2f"),
                        number(row.p99(), "%.2f"),
                        number(row.ratio(), "%.2f"),
                        row.of() == null ? "" : row.of(),
                        goal,
                        row.note() == null ? "" : row.note())
                .stripTrailing();
    }

    private static String verdict(boolean met) {
        return met ? " met" : " MISSED";
    }

    private static String number(@Nullable Double value, String format) {
        return value == null ? "" : String.format(Locale.ROOT, format, value);
    }

    void write(Path file) throws IOException {
        Files.writeString(file, JsonbBuilder.create(CONFIG).toJson(this).strip() + "\n");
    }
}
