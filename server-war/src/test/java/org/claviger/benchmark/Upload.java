package org.claviger.benchmark;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.claviger.launcher.DataFolder;
import org.jspecify.annotations.Nullable;

/**
 * A gibibyte of a file sent by curl, which reads the answer at the same time and throws it away.
 *
 * @param authority the file of the CA by which the server is trusted
 * @param token the file with the access token; absent: none is sent
 */
record Upload(Path folder, Path authority, @Nullable Path token) {
    private static final long BYTES = 1L << 30;
    private static final int PATIENCE_SECONDS = 120;

    /** As a measure in megabytes (10^6 bytes) of plaintext per second, whatever time a round has. */
    Measure measure(String name, URI to) {
        return new Measure(name, 1, "MB/s", seconds -> take(to));
    }

    private Sample take(URI to) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "curl",
                "--silent",
                "--show-error",
                "--fail",
                "--http1.1",
                "--cacert",
                authority.toString(),
                "--request",
                "POST",
                "--header",
                "Content-Type: application/octet-stream",
                "--upload-file",
                file().toString(),
                "--output",
                "/dev/null",
                "--write-out",
                "%{time_total} %{size_download}"));
        if (token != null) {
            Path header = folder.resolve("authorization.header");
            DataFolder.writeSecret(header, "Authorization: Bearer " + Files.readString(token) + "\n");
            command.addAll(List.of("--header", "@" + header));
        }
        command.add(to.toString());
        String[] said = Program.run(command, Map.of(), PATIENCE_SECONDS).strip().split(" ", 2);
        if (Double.parseDouble(said[1]) < BYTES) {
            throw new NotMeasuredException(String.format(Locale.ROOT, "the answer had %s bytes alone", said[1]));
        }
        return Sample.of(BYTES / 1e6 / Double.parseDouble(said[0]));
    }

    /** It has holes alone, so that no disk is measured. */
    private Path file() throws IOException {
        Path file = folder.resolve("gibibyte");
        try (RandomAccessFile plaintext = new RandomAccessFile(file.toFile(), "rw")) {
            plaintext.setLength(BYTES);
        }
        return file;
    }
}
