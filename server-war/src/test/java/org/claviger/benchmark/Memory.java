package org.claviger.benchmark;

import java.util.List;

/** What a server has in memory when it has been under load. */
final class Memory {
    private static final String UNIT = "MiB";

    private Memory() {}

    /**
     * The serving process, and all of its HSM agents together.
     *
     * @param launcher whose descendants they are
     */
    static List<Row> rows(ProcessHandle launcher) {
        return List.of(
                row("resident memory, serving process", launcher, "PayaraServer"),
                row("resident memory, HSM agents", launcher, "AgentMain"));
    }

    private static Row row(String name, ProcessHandle launcher, String mainClass) {
        List<ProcessHandle> processes = launcher.descendants()
                .filter(process -> process.info().commandLine().orElse("").contains(mainClass))
                .toList();
        double sum = processes.stream().mapToDouble(Machine::residentMiB).sum();
        return processes.isEmpty()
                ? Row.missing(name, 0, UNIT, null, null, "there is no such process")
                : Row.figure(name, 0, sum, UNIT);
    }
}
