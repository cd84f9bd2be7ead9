package org.claviger.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What can be told of the source files only: their length, and what the compiler hides in the class files. */
class SourcesTest {
    /** Lines. A file that needs more hides a second noun. Never raised. */
    private static final int LONGEST = 400;

    private static final Path MAIN = Path.of("src/main/java");

    /** In class files each try-with-resources looks like that, too. */
    private static final Pattern CATCHES_ALL = Pattern.compile("catch \\([^)]*\\b(Throwable|Exception|Error)\\b");

    /** A method handle declares that it throws anything. */
    private static final List<String> MAY_CATCH_ALL = List.of("Cryptoki.java");

    @BeforeAll
    static void there_are_sources() {
        assertThat(sources()).hasSizeGreaterThan(100);
    }

    @Test
    void no_file_is_too_long() {
        assertThat(sources().filter(file -> text(file).lines().count() > LONGEST))
                .isEmpty();
    }

    @Test
    void every_package_says_what_it_is_for() {
        assertThat(sources()
                        .map(file -> file.resolveSibling("package-info.java"))
                        .distinct()
                        .filter(file -> Files.notExists(file) || !text(file).startsWith("/**")))
                .isEmpty();
    }

    @Test
    void nobody_catches_everything() {
        assertThat(sources()
                        .filter(file ->
                                !MAY_CATCH_ALL.contains(file.getFileName().toString()))
                        .filter(file -> CATCHES_ALL.matcher(text(file)).find()))
                .isEmpty();
    }

    private static Stream<Path> sources() {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
