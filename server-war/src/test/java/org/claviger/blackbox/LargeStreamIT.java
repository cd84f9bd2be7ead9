package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Random;
import java.util.UUID;
import org.claviger.api.client.ApiClient;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.CreateKeyRequest;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.launcher.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Streams that are larger than the server's heap of 512 MiB, in and out at the same time and nowhere kept. By {@code
 * -Dclaviger.stream.mebibytes=10240} it is 10 GiB.
 */
@ExtendWith(RunningServer.class)
class LargeStreamIT {
    private static final long SIZE = Long.getLong("claviger.stream.mebibytes", 600) << 20;

    private final ApiClient client;
    private final UUID key;

    LargeStreamIT(RunningServer.Handle server) {
        this.client = server.client("north");
        this.key = client.post(
                        OwnTenant.KEYS,
                        CreateKeyRequest.of("large-" + UUID.randomUUID(), Algorithm.AES, 256, null),
                        ObjectResponse.class)
                .id();
    }

    @Test
    void what_is_larger_than_the_heap_comes_back_as_it_was() throws IOException {
        DigestInputStream sent = digesting(new Plaintext(SIZE));
        try (InputStream encrypted = encrypt(sent);
                DigestInputStream received = digesting(decrypt(encrypted))) {
            assertThat(received.transferTo(OutputStream.nullOutputStream())).isEqualTo(SIZE);
            assertThat(received.getMessageDigest().digest())
                    .isEqualTo(sent.getMessageDigest().digest());
        }
    }

    @Test
    void a_connection_that_is_cut_in_the_middle_leaves_a_server_that_serves() throws IOException {
        InputStream broken = new Plaintext(SIZE) {
            @Override
            public int read(byte[] into, int at, int length) throws IOException {
                if (left() < SIZE - (20L << 20)) {
                    throw new IOException("the sender has gone");
                }
                return super.read(into, at, length);
            }
        };

        assertThatThrownBy(() -> {
                    try (InputStream encrypted = encrypt(broken)) {
                        encrypted.transferTo(OutputStream.nullOutputStream());
                    }
                })
                .isInstanceOfAny(IOException.class, UncheckedIOException.class, RuntimeException.class);

        try (InputStream encrypted = encrypt(new Plaintext(1000));
                InputStream back = decrypt(encrypted)) {
            assertThat(back.readAllBytes()).isEqualTo(new Plaintext(1000).readAllBytes());
        }
    }

    private InputStream encrypt(InputStream plaintext) throws IOException {
        return client.stream(
                "/api/v1/crypto/streams/encrypt?key=" + key, BodyPublishers.ofInputStream(() -> plaintext));
    }

    private InputStream decrypt(InputStream ciphertext) throws IOException {
        return client.stream("/api/v1/crypto/streams/decrypt", BodyPublishers.ofInputStream(() -> ciphertext));
    }

    private static DigestInputStream digesting(InputStream in) {
        try {
            return new DigestInputStream(in, MessageDigest.getInstance("SHA-256"));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Bytes that are the same each time, without being kept: one block of random ones, again and again. */
    private static class Plaintext extends InputStream {
        private static final byte[] BLOCK = new byte[1 << 16];

        static {
            new Random(1).nextBytes(BLOCK);
        }

        private long left;

        Plaintext(long size) {
            this.left = size;
        }

        long left() {
            return left;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int at, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int some = (int) Math.min(Math.min(length, BLOCK.length), left);
            System.arraycopy(BLOCK, (int) (left % (BLOCK.length - some + 1)), into, at, some);
            left -= some;
            return some;
        }
    }
}
