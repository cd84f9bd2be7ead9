package org.claviger.server;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Test vectors that others have published. They lie outside the checkout: in the folder that the system property {@code
 * claviger.testdata} names, by default {@code ../shared} beside the checkout. Tests of what isn't there are skipped, and
 * say so.
 */
public final class TestData {
    private static final String FOLDER = "claviger.testdata";

    private TestData() {}

    /** A file below that folder; skips the test if it is missing. */
    public static Path require(String name) {
        String folder = System.getProperty(FOLDER);
        Path file = (folder == null ? checkout().resolveSibling("shared") : Path.of(folder)).resolve(name);
        assumeTrue(Files.isReadable(file), () -> "There is no " + file + "; name its folder with -D" + FOLDER);
        return file;
    }

    /** The folder that holds the {@code claviger} script. */
    private static Path checkout() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isExecutable(folder.resolve("claviger")) && folder.getParent() != null) {
            folder = folder.getParent();
        }
        return folder;
    }
}
