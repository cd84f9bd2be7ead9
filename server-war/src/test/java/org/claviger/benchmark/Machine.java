package org.claviger.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Where it was measured.
 *
 * @param cpu the model, as the kernel names it
 * @param memoryMiB of the whole machine
 * @param jdk that the server runs on
 */
public record Machine(String cpu, int cores, long memoryMiB, String jdk, String system, String at) {
    static Machine here() throws IOException {
        return new Machine(
                value(Path.of("/proc/cpuinfo"), "model name"),
                Runtime.getRuntime().availableProcessors(),
                kibibytes(Path.of("/proc/meminfo"), "MemTotal") / 1024,
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
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
