package org.claviger.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Where it was measured, and what else went on there.
 *
 * @param cpu the model, as the kernel names it
 * @param memoryMiB of the whole machine
 * @param jdk that the server runs on
 * @param idleBefore the share of the cores' time that nobody wanted, before anything of ours ran: near 1 on a good day
 */
public record Machine(String cpu, int cores, long memoryMiB, String jdk, String system, double idleBefore, String at) {
    private static final int LOOK_MILLISECONDS = 2000;

    /** In {@code /proc/stat}, of the times: idle, and waiting for a disk. */
    private static final List<Integer> IDLE = List.of(3, 4);

    /** Looks at it for two seconds. */
    static Machine here() throws IOException {
        return new Machine(
                value(Path.of("/proc/cpuinfo"), "model name"),
                Runtime.getRuntime().availableProcessors(),
                kibibytes(Path.of("/proc/meminfo"), "MemTotal") / 1024,
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                idle(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /** What of a process is in memory. */
    static double residentMiB(ProcessHandle process) {
        try {
            return kibibytes(Path.of("/proc", Long.toString(process.pid()), "status"), "VmRSS") / 1024.0;
        } catch (IOException e) {
            throw new NotMeasuredException("the process has ended");
        }
    }

    private static double idle() throws IOException {
        List<Long> before = times();
        try {
            Thread.sleep(LOOK_MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        List<Long> after = times();
        double all = sum(after) - sum(before);
        double idle = IDLE.stream().mapToLong(i -> after.get(i) - before.get(i)).sum();
        return Math.round(100 * idle / all) / 100.0;
    }

    private static long sum(List<Long> times) {
        return times.stream().mapToLong(Long::longValue).sum();
    }

    private static List<Long> times() throws IOException {
        String line = Files.readAllLines(Path.of("/proc/stat")).get(0);
        return Stream.of(line.substring("cpu".length()).strip().split(" ", -1))
                .map(Long::valueOf)
                .toList();
    }

    private static long kibibytes(Path file, String name) throws IOException {
        return Long.parseLong(
                value(file, name).toLowerCase(Locale.ROOT).replace("kb", "").strip());
    }

    private static String value(Path file, String name) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("0");
        }
    }
}
