package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.client.ApiClient;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.CreateKeyRequest;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.launcher.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(RunningServer.class)
class StreamsIT {
    private static final int SEGMENT = 64 << 10;
    private static final int HEADER = 53;

    private final ApiClient client;
    private final ApiClient stranger;
    private final UUID key;

    StreamsIT(RunningServer.Handle server) {
        this.client = server.client("north");
        this.stranger = server.client("south");
        this.key = client.post(
                        "/api/v1/crypto/objects",
                        CreateKeyRequest.of("stream-" + UUID.randomUUID(), Algorithm.AES, 256, null),
                        ObjectResponse.class)
                .id();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, SEGMENT - 1, SEGMENT, SEGMENT + 1, 40 * SEGMENT + 7})
    void what_was_encrypted_is_decrypted(int size) throws IOException {
        byte[] plaintext = random(size);

        byte[] encrypted = encrypt(plaintext);

        assertThat(encrypted.length).isEqualTo(HEADER + size + 16 * Math.max(1, (size + SEGMENT - 1) / SEGMENT));
        assertThat(decrypt(client, encrypted)).isEqualTo(plaintext);
    }

    @Test
    void a_stream_that_is_wrong_from_its_start_is_refused() throws IOException {
        byte[] encrypted = encrypt(random(10));
        byte[] altered = encrypted.clone();
        altered[HEADER] ^= 1;

        Refusal.of(ErrorCode.CRYPTOGRAPHIC_FAILURE, () -> decrypt(client, altered));
        Refusal.of(ErrorCode.CRYPTOGRAPHIC_FAILURE, () -> decrypt(client, Arrays.copyOf(encrypted, HEADER)));
        Refusal.of(ErrorCode.CRYPTOGRAPHIC_FAILURE, () -> decrypt(client, new byte[0]));
        Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> decrypt(stranger, encrypted));
    }

    @Test
    void a_stream_that_turns_wrong_breaks_off_and_never_ends_well() throws IOException {
        byte[] encrypted = encrypt(random(5 * SEGMENT));
        int third = HEADER + 2 * (SEGMENT + 16);
        byte[] altered = encrypted.clone();
        altered[third] ^= 1;
        byte[] cutAtSegment = Arrays.copyOf(encrypted, third);
        byte[] extended = Arrays.copyOf(encrypted, encrypted.length + 1);

        for (byte[] wrong : new byte[][] {altered, cutAtSegment, extended}) {
            assertThatThrownBy(() -> decrypt(client, wrong)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_key_has_to_be_named() {
        Refusal.of(ErrorCode.INVALID_REQUEST, () -> read(client, "/api/v1/crypto/streams/encrypt", new byte[1]));
    }

    private byte[] encrypt(byte[] plaintext) throws IOException {
        return read(client, "/api/v1/crypto/streams/encrypt?key=" + key, plaintext);
    }

    private static byte[] decrypt(ApiClient caller, byte[] ciphertext) throws IOException {
        return read(caller, "/api/v1/crypto/streams/decrypt", ciphertext);
    }

    private static byte[] read(ApiClient caller, String path, byte[] body) throws IOException {
        try (InputStream answer = caller.stream(path, BodyPublishers.ofByteArray(body))) {
            return answer.readAllBytes();
        }
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
