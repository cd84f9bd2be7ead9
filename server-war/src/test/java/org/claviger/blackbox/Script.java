package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.claviger.launcher.ServerProcess;

/** {@code ./claviger}, as a person calls it. */
final class Script {
    private Script() {}

    static Said run(String... arguments) throws IOException, InterruptedException {
        return runWith("", arguments);
    }

    /** Without a terminal; {@code input} is all that it gets to read. */
    static Said runWith(String input, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(path());
        command.addAll(List.of(arguments));
        Process process = start(command);
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It didn't want to read.
        }
        return said(process, new StringBuilder());
    }

    /** On a terminal, made by script(1), where {@code answer} is typed after {@code prompt} has appeared. */
    static Said onTerminal(String prompt, String answer, String... arguments) throws IOException, InterruptedException {
        String line = "'" + path() + "' '" + String.join("' '", arguments) + "'";
        Process process =
                start(List.of("timeout", "60", "script", "--quiet", "--return", "--command", line, "/dev/null"));
        StringBuilder text = new StringBuilder();
        while (text.indexOf(prompt) < 0) {
            int next = process.getInputStream().read();
            if (next < 0) {
                break;
            }
            text.append((char) next);
        }
        process.getOutputStream().write((answer + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        return said(process, text);
    }

    private static Process start(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("CLAVIGER_BUILT", "true");
        return builder.start();
    }

    private static Said said(Process process, StringBuilder before) throws IOException, InterruptedException {
        String rest = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Said(before + rest, process.exitValue());
    }

    private static String path() {
        return Path.of(System.getProperty(ServerProcess.HOME), "claviger").toString();
    }

    /** What it printed, on whichever stream, and its exit code. */
    record Said(String text, int exit) {}
}
