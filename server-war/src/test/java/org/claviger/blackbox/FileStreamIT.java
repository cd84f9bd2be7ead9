package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.UUID;
import org.claviger.api.client.ApiClient;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.CreateKeyRequest;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.launcher.LaunchException;
import org.claviger.launcher.RunningServer;
import org.claviger.launcher.demo.FileStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The launcher's own client of streams: files of more than all buffers between it and the server hold. */
@ExtendWith(RunningServer.class)
@Timeout(120)
class FileStreamIT {
    private static final int SIZE = 64 << 20;
    private static final String ENCRYPT = "/api/v1/crypto/streams/encrypt?key=";

    private final ApiClient client;
    private final FileStream stream;

    @TempDir
    Path folder;

    FileStreamIT(RunningServer.Handle server) {
        client = server.client("north");
        stream = new FileStream(
                server.process().base(),
                server.process().data().trust(),
                client.token().orElseThrow());
    }

    @Test
    void a_large_file_comes_back_as_it_was() throws IOException {
        Path file = file();
        UUID key = client.post(
                        OwnTenant.KEYS,
                        CreateKeyRequest.of("file-" + UUID.randomUUID(), Algorithm.AES, 256, null),
                        ObjectResponse.class)
                .id();

        Path encrypted = stream.post(ENCRYPT + key, file, folder.resolve("encrypted"));
        Path decrypted = stream.post("/api/v1/crypto/streams/decrypt", encrypted, folder.resolve("decrypted"));

        assertThat(Files.mismatch(file, encrypted)).isNotNegative();
        assertThat(Files.mismatch(file, decrypted)).isNegative();
    }

    @Test
    void a_refusal_is_told_though_the_file_was_not_read() throws IOException {
        Path file = file();

        assertThatExceptionOfType(LaunchException.class)
                .isThrownBy(() -> stream.post(ENCRYPT + UUID.randomUUID(), file, folder.resolve("none")))
                .withMessageContaining("There is no such key");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    private Path file() throws IOException {
        byte[] bytes = new byte[SIZE];
        new Random(SIZE).nextBytes(bytes);
        return Files.write(folder.resolve("file"), bytes);
    }
}
