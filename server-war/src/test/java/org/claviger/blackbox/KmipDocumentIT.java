package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.claviger.api.tenant.ClientSecretResponse;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.QueryFunction;
import org.claviger.kmip.word.Tag;
import org.claviger.kmip.word.Version;
import org.claviger.kmip.word.Vocabulary;
import org.claviger.launcher.RunningServer;
import org.claviger.launcher.ServerProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The table of operations in docs/kmip.md is what Query tells; with {@code -Dclaviger.docs.write} it becomes that. */
@ExtendWith(RunningServer.class)
class KmipDocumentIT {
    private static final Path DOCUMENT = Path.of(System.getProperty(ServerProcess.HOME, ".."), "docs", "kmip.md");
    private static final String BEGIN = "<!-- operations -->\n";
    private static final String END = "<!-- /operations -->";

    private final RunningServer.Handle server;

    KmipDocumentIT(RunningServer.Handle server) {
        this.server = server;
    }

    @Test
    void tells_which_operations_each_version_has() throws IOException {
        String table = table();
        String document = Files.readString(DOCUMENT);
        int begin = document.indexOf(BEGIN) + BEGIN.length();
        int end = document.indexOf(END);
        if (System.getProperty("claviger.docs.write") != null) {
            Files.writeString(DOCUMENT, document.substring(0, begin) + table + document.substring(end));
        } else {
            assertThat(document.substring(begin, end)).isEqualTo(table);
        }
    }

    private String table() {
        Map<String, Set<Version>> served = new TreeMap<>();
        ClientSecretResponse client = new Applications(
                        server,
                        OwnTenant.withoutKek(server, OwnTenant.device(server), "kmip-document")
                                .operator())
                .client("reader")
                .made();
        try (KmipSocket socket =
                new KmipSocket(server.process(), server.access().kmipPort(), client)) {
            for (Version version : Version.values()) {
                operations(socket, version)
                        .forEach(operation -> served.computeIfAbsent(operation.title(), title -> new TreeSet<>())
                                .add(version));
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add("| Operation | " + String.join(" | ", versions()) + " |");
        lines.add("|---".repeat(1 + Version.values().length) + "|");
        served.forEach((title, in) -> {
            List<String> cells = new ArrayList<>();
            for (Version version : Version.values()) {
                cells.add(in.contains(version) ? "x" : " ");
            }
            lines.add("| " + title + " | " + String.join(" | ", cells) + " |");
        });
        return String.join("\n", lines) + "\n";
    }

    private static List<String> versions() {
        List<String> all = new ArrayList<>();
        for (Version version : Version.values()) {
            all.add(version.toString());
        }
        return all;
    }

    private static List<Operation> operations(KmipSocket socket, Version version) {
        Item answer = socket.send(KmipMessages.request(
                version.major(),
                version.minor(),
                KmipMessages.item(Operation.QUERY, Item.of(Tag.QUERY_FUNCTION, QueryFunction.QUERY_OPERATIONS))));
        Item item = KmipMessages.answers(answer).get(0);
        assertThat(KmipMessages.isSuccess(item)).as(KmipMessages.message(item)).isTrue();
        return item.first(Tag.RESPONSE_PAYLOAD).orElseThrow().all(Tag.OPERATION).stream()
                .map(each -> ((Value.Enumerated) each.value()).code())
                .map(code -> Vocabulary.of(Operation.class).coded(code).orElseThrow())
                .toList();
    }
}
