package org.claviger.server.kmip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.claviger.server.TestData;

/** The messages of the OASIS test cases for the profiles of KMIP 1.4 and 2.1, in XML. */
final class TestCases {
    private static final Pattern MESSAGE =
            Pattern.compile("<(Request|Response)Message>.*?</\\1Message>", Pattern.DOTALL);

    private TestCases() {}

    /** Each message, with something in the place of what only a server's answer can tell. */
    static List<String> messages() {
        try (Stream<Path> files = Files.walk(TestData.require("kmip/test-cases"))) {
            return files.filter(file -> file.toString().endsWith(".xml"))
                    .sorted()
                    .flatMap(file -> MESSAGE.matcher(read(file)).results().map(MatchResult::group))
                    .map(TestCases::withoutPlaceholders)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String withoutPlaceholders(String message) {
        return message.replaceAll(
                        "type=\"DateTime\" value=\"\\$[^\"]*\"", "type=\"DateTime\" value=\"2026-11-26T12:00:00Z\"")
                .replaceAll("type=\"ByteString\" value=\"\\$[^\"]*\"", "type=\"ByteString\" value=\"00ff\"");
    }
}
