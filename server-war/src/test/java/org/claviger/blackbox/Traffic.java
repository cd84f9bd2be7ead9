package org.claviger.blackbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.claviger.api.client.ApiClient;
import org.claviger.api.client.ApiException;
import org.claviger.api.client.ServerUnreachableException;
import org.claviger.api.crypto.DecryptRequest;
import org.claviger.api.crypto.DecryptResponse;
import org.claviger.api.crypto.EncryptRequest;
import org.claviger.api.crypto.EncryptResponse;

/** Clients that encrypt and decrypt all the while, under keys at random, and check each answer. */
final class Traffic implements AutoCloseable {
    private final List<UUID> keys;
    private final List<Thread> clients = new ArrayList<>();
    private final AtomicLong succeeded = new AtomicLong();
    private final AtomicLong failedWhileDown = new AtomicLong();
    private final AtomicLong longestPause = new AtomicLong();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private volatile ApiClient api;
    private volatile boolean down;
    private volatile boolean over;

    /** Begins. */
    Traffic(int clients, List<UUID> keys, ApiClient api) {
        this.keys = keys;
        this.api = api;
        for (int i = 0; i < clients; i++) {
            Thread client = new Thread(this::work, "client " + i);
            this.clients.add(client);
            client.start();
        }
    }

    /** The server is about to be killed: from now on requests fail. */
    void serverGoes() {
        down = true;
    }

    /** The server is back: from now on no request may fail. */
    void serverIsBack(ApiClient again) {
        api = again;
        down = false;
    }

    private void work() {
        long last = System.nanoTime();
        while (!over) {
            boolean wasDown = down;
            try {
                exchange(api, keys.get(ThreadLocalRandom.current().nextInt(keys.size())));
                succeeded.addAndGet(2);
                long now = System.nanoTime();
                if (!wasDown) {
                    long pause = now - last;
                    longestPause.accumulateAndGet(pause, Math::max);
                }
                last = now;
            } catch (ApiException | ServerUnreachableException | IllegalStateException e) {
                if (wasDown || down) {
                    failedWhileDown.incrementAndGet();
                    await(Duration.ofMillis(50));
                    last = System.nanoTime();
                } else {
                    failures.add(String.valueOf(e.getMessage()));
                }
            }
        }
    }

    /** Encrypts, decrypts and compares. */
    static void exchange(ApiClient api, UUID key) {
        byte[] plaintext = new byte[100];
        ThreadLocalRandom.current().nextBytes(plaintext);
        byte[] ciphertext = api.post(
                        "/api/v1/crypto/encrypt", new EncryptRequest(key, plaintext, null), EncryptResponse.class)
                .ciphertext();
        byte[] decrypted = api.post(
                        "/api/v1/crypto/decrypt", new DecryptRequest(ciphertext, null), DecryptResponse.class)
                .plaintext();
        if (!Arrays.equals(decrypted, plaintext)) {
            throw new IllegalStateException("A ciphertext was decrypted to something else, under key " + key + ".");
        }
    }

    private static void await(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Requests, each of which opened a key's material. */
    long succeeded() {
        return succeeded.get();
    }

    /** What went wrong while the server was up. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    long failedWhileDown() {
        return failedWhileDown.get();
    }

    /** The longest time that a client was without success, an encryption and a decryption, while the server was up. */
    Duration longestPause() {
        return Duration.ofNanos(longestPause.get());
    }

    /** Ends when each client has finished what it is doing. */
    @Override
    public void close() {
        over = true;
        for (Thread client : clients) {
            try {
                client.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
