package org.claviger.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The time that all processors have spent, in ticks of the kernel: what the machine did besides is part of every figure.
 *
 * @param all of it
 * @param idle what nobody wanted
 * @param ours what this process and all that it has started took
 */
record ProcessorTime(long all, long idle, long ours) {
    /** In {@code /proc/stat}, after its name: idle, and waiting for a disk. */
    private static final int[] IDLE = {3, 4};

    /** In {@code /proc/PID/stat}, after the name in parentheses: utime, stime, and those of children that have ended. */
    private static final int[] OWN = {11, 12, 13, 14};

    static ProcessorTime now() throws IOException {
        String line = Files.readAllLines(Path.of("/proc/stat")).get(0).substring("cpu".length());
        long ours = Stream.concat(
                        Stream.of(ProcessHandle.current()),
                        ProcessHandle.current().descendants())
                .mapToLong(ProcessorTime::of)
                .sum();
        return new ProcessorTime(sum(line, IntStream.range(0, 8).toArray()), sum(line, IDLE), ours);
    }

    /** The share of it, 0 to 1, that other processes have taken since. */
    double othersSince(ProcessorTime before) {
        double others = (all - before.all) - (idle - before.idle) - (ours - before.ours);
        return Math.max(0, others / (all - before.all));
    }

    private static long of(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return sum(stat.substring(stat.lastIndexOf(')') + 1), OWN);
        } catch (IOException e) {
            return 0; // it has ended, and counts with its parent
        }
    }

    private static long sum(String line, int[] fields) {
        List<String> numbers = List.of(line.strip().split(" +", -1));
        return IntStream.of(fields)
                .mapToLong(field -> Long.parseLong(numbers.get(field)))
                .sum();
    }
}
