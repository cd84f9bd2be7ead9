package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.claviger.api.approval.IssuedCredential;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.CreateKeyRequest;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.launcher.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/crypto-api.md} tells its readers to type is typed, and it tells of everything there is. */
@ExtendWith(RunningServer.class)
class CryptoApiDocumentIT {
    private static final Path DOCUMENT = Path.of("..", "docs", "crypto-api.md");

    /** Needs a certificate that an operator has had issued. */
    private static final String BY_CERTIFICATE = "--cert ";

    private final RunningServer.Handle server;

    CryptoApiDocumentIT(RunningServer.Handle server) {
        this.server = server;
    }

    @Test
    void each_command_does_what_it_says(@TempDir Path folder) throws IOException, InterruptedException {
        makeMoreKeysThanOnePageHolds();
        Path home = home(folder);
        Path script = Files.writeString(folder.resolve("commands.sh"), script(commands()));
        Path output = folder.resolve("output");
        ProcessBuilder bash = new ProcessBuilder("bash", script.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        bash.environment().put("HOME", home.toString());

        Process running = bash.start();
        assertThat(running.waitFor(5, TimeUnit.MINUTES)).isTrue();

        assertThat(running.exitValue()).as(() -> last(output)).isZero();
    }

    private void makeMoreKeysThanOnePageHolds() {
        for (int i = 0; i < 3; i++) {
            server.client("north")
                    .post(
                            OwnTenant.KEYS,
                            CreateKeyRequest.of("paged-" + UUID.randomUUID(), Algorithm.AES, 256, null),
                            ObjectResponse.class);
        }
    }

    /** As {@code up --seed-demo} leaves it, with a client that may take material out. */
    private Path home(Path folder) throws IOException {
        Path home = folder.resolve("home");
        Path data = Files.createDirectories(home.resolve(".claviger"));
        Files.copy(
                server.process().data().caFile(),
                Files.createDirectories(data.resolve("tls")).resolve("ca.pem"));
        IssuedCredential client = Keyholder.issue(server);
        Files.writeString(data.resolve("demo.json"), """
                {"baseUrl": "%s", "tenants": [{"client": {"id": "%s", "secret": "%s"}}]}
                """.formatted(
                server.process().base(), client.id(), new String(client.secret().reveal())));
        return home;
    }

    @Test
    void each_operation_has_its_command() throws IOException {
        Set<String> calls = commands().calls();
        assertThat(operations()).allMatch(operation -> calls.stream().anyMatch(call -> call.matches(operation)));
    }

    private static DocumentedCommands commands() throws IOException {
        return DocumentedCommands.of(Files.readString(DOCUMENT));
    }

    /** As patterns of calls: anything can stand for a parameter of a path. */
    private Set<String> operations() {
        String json = new Http(server.process())
                .send(new Http(server.process()).to("/openapi?format=JSON").GET())
                .body();
        JsonObject paths =
                Json.createReader(new StringReader(json)).readObject().getJsonObject("paths");
        Set<String> operations = new TreeSet<>();
        paths.forEach((path, methods) -> {
            if (path.startsWith("/api/v1/crypto/")) {
                methods.asJsonObject()
                        .keySet()
                        .forEach(method -> operations.add(
                                method.toUpperCase(Locale.ROOT) + " " + path.replaceAll("\\{\\w+}", "[^/]+")));
            }
        });
        return operations;
    }

    /** A curl that is refused fails; each block is told before it is run, so that a failure names it. */
    private static String script(DocumentedCommands commands) {
        List<String> blocks = commands.blocks().stream()
                .filter(block -> !block.contains(BY_CERTIFICATE))
                .toList();
        StringBuilder script = new StringBuilder("""
                set -euo pipefail
                curl() { command curl --fail-with-body "$@"; }
                """);
        for (String block : blocks) {
            script.append("cat >&2 <<'BLOCK'\n").append(block).append("BLOCK\n").append(block);
        }
        return script.toString();
    }

    private static String last(Path output) {
        try {
            List<String> lines = Files.readAllLines(output);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
