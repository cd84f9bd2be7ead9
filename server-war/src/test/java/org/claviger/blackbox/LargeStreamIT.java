package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.claviger.api.client.ApiClient;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.CreateKeyRequest;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.launcher.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Streams that are larger than the server's heap of 512 MiB, in and out at the same time and nowhere kept; by curl, since the
 * JDK's client reads no answer before it has sent all. By {@code -Dclaviger.stream.mebibytes=10240} it is 10 GiB.
 */
@ExtendWith(RunningServer.class)
class LargeStreamIT {
    private static final long SIZE = Long.getLong("claviger.stream.mebibytes", 600) << 20;

    private final RunningServer.Handle server;
    private final UUID key;

    @TempDir
    Path folder;

    LargeStreamIT(RunningServer.Handle server) {
        this.server = server;
        ApiClient client = server.client("north");
        this.key = client.post(
                        OwnTenant.KEYS,
                        CreateKeyRequest.of("large-" + UUID.randomUUID(), Algorithm.AES, 256, null),
                        ObjectResponse.class)
                .id();
    }

    @Test
    void what_is_larger_than_the_heap_comes_back_as_it_was() throws IOException, InterruptedException {
        DigestInputStream sent = digesting(new Plaintext(SIZE));
        List<Process> both = ProcessBuilder.startPipeline(List.of(encrypt(), decrypt()));
        CompletableFuture<Void> sending = sendTo(both.get(0), sent);
        try (DigestInputStream received = digesting(both.get(1).getInputStream())) {
            assertThat(received.transferTo(OutputStream.nullOutputStream())).isEqualTo(SIZE);
            sending.join();
            assertThat(received.getMessageDigest().digest())
                    .isEqualTo(sent.getMessageDigest().digest());
        }
        for (Process each : both) {
            assertThat(each.waitFor()).isZero();
        }
    }

    @Test
    void a_connection_that_is_cut_in_the_middle_leaves_a_server_that_serves() throws IOException {
        Process cut = encrypt().start();
        CompletableFuture<Void> sending = sendTo(cut, new Plaintext(SIZE));
        assertThat(cut.getInputStream().readNBytes(20 << 20)).hasSize(20 << 20);

        cut.destroyForcibly();

        sending.handle((sent, failure) -> assertThat(failure).isNotNull()).join();
        List<Process> both = ProcessBuilder.startPipeline(List.of(encrypt(), decrypt()));
        sendTo(both.get(0), new Plaintext(1000)).join();
        assertThat(both.get(1).getInputStream().readAllBytes()).isEqualTo(new Plaintext(1000).readAllBytes());
    }

    private ProcessBuilder encrypt() throws IOException {
        return curl("encrypt?key=" + key);
    }

    private ProcessBuilder decrypt() throws IOException {
        return curl("decrypt");
    }

    private ProcessBuilder curl(String path) throws IOException {
        Path header = Files.writeString(
                folder.resolve(UUID.randomUUID() + ".header"), "Authorization: Bearer " + server.clientToken("north"));
        return new ProcessBuilder(
                        "curl",
                        "--silent",
                        "--show-error",
                        "--fail-with-body",
                        "--no-buffer",
                        "--cacert",
                        server.process().data().caFile().toString(),
                        "--header",
                        "@" + header,
                        "--header",
                        "Content-Type: application/octet-stream",
                        "--request",
                        "POST",
                        "--upload-file",
                        "-",
                        server.process()
                                .base()
                                .resolve("/api/v1/crypto/streams/" + path)
                                .toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
    }

    private static CompletableFuture<Void> sendTo(Process process, InputStream plaintext) {
        return CompletableFuture.runAsync(() -> {
            try (OutputStream out = process.getOutputStream()) {
                plaintext.transferTo(out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static DigestInputStream digesting(InputStream in) {
        try {
            return new DigestInputStream(in, MessageDigest.getInstance("SHA-256"));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Bytes that are the same each time, without being kept: one block of random ones, again and again. */
    private static final class Plaintext extends InputStream {
        private static final byte[] BLOCK = new byte[1 << 16];

        static {
            new Random(1).nextBytes(BLOCK);
        }

        private long left;

        Plaintext(long size) {
            this.left = size;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int at, int length) {
            if (left == 0) {
                return -1;
            }
            int start = (int) (left % BLOCK.length);
            int some = (int) Math.min(Math.min(length, BLOCK.length - start), left);
            System.arraycopy(BLOCK, start, into, at, some);
            left -= some;
            return some;
        }
    }
}
