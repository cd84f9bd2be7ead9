package org.claviger.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The server's log, from now on. */
final class ServerLog {
    private static final String CAUSE = "Caused by: ";
    private static final String OWN_FRAME = "\tat org.claviger.";

    private final Path file;
    private final int linesBefore;

    ServerLog(Path file) throws IOException {
        this.file = file;
        this.linesBefore = Files.exists(file) ? Files.readAllLines(file).size() : 0;
    }

    /**
     * The innermost cause of the first failure since, and where the rest is. One that Claviger itself has thrown says what to
     * do, so that it counts before what lies below it.
     */
    String innermostReason() throws IOException {
        String reason = "";
        String own = "";
        String before = "";
        boolean inFailure = false;
        List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        for (String line : lines.subList(Math.min(linesBefore, lines.size()), lines.size())) {
            if (line.startsWith(CAUSE)) {
                reason = line.substring(CAUSE.length()).replaceFirst("^[\\w.$]+(Exception|Error): ", "");
                inFailure = true;
            } else if (before.startsWith(CAUSE) && line.startsWith(OWN_FRAME)) {
                own = reason;
            } else if (inFailure && line.isBlank()) {
                break;
            }
            before = line;
        }
        return told(own.isEmpty() ? reason : own);
    }

    private String told(String reason) {
        return reason + (reason.isEmpty() ? "see " : " (see ") + file + (reason.isEmpty() ? "." : ")");
    }
}
