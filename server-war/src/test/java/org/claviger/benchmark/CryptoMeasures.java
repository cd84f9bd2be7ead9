package org.claviger.benchmark;

import java.util.Base64;
import java.util.Collections;
import java.util.Map;

/** What is asked of the crypto API, and of the echoes. */
final class CryptoMeasures {
    /** The number that the goals are for. */
    static final int CONNECTIONS = 16;

    private static final int KIBIBYTE = 1024;
    private static final int DATA_KEY = 32;
    private static final int BATCH = 100;
    private static final String ENCRYPT = Application.CRYPTO + "encrypt";

    /** Of a tenant whose opened material is kept. */
    private final Application cached;

    private final String key;
    final Measure servlet;
    final Measure ceiling;
    final Measure encrypt;
    final Measure encryptByHsm;
    final Measure decryptByHsm;
    final Measure encryptSmall;
    final Measure decrypt;
    final Measure decryptSmall;
    final Measure signP256;
    final Measure signRsa;
    final Measure dataKey;
    final Measure create;
    final Measure attributes;

    /**
     * Makes the keys that are used.
     *
     * @param uncached an application of a tenant whose material is opened by the HSM for each request
     */
    CryptoMeasures(Application cached, Application uncached, Wrk echo) {
        this.cached = cached;
        this.key = cached.key("AES", 256);
        Request same = encryption(key, KIBIBYTE);
        servlet = echo.measure("plain servlet echo, 1 KiB", CONNECTIONS, same.to(EchoServer.SERVLET));
        ceiling = echo.measure("JAX-RS echo, 1 KiB", CONNECTIONS, same.to(EchoServer.JAX_RS));
        encrypt = encrypt(CONNECTIONS);
        encryptByHsm = uncached.measure(
                "encrypt 1 KiB, one HSM call each", CONNECTIONS, () -> encryption(uncached.key("AES", 256), KIBIBYTE));
        decryptByHsm = decrypt("decrypt 1 KiB, one HSM call each", uncached, uncached.key("AES", 256), KIBIBYTE);
        encryptSmall = cached.measure("encrypt 32 B", CONNECTIONS, () -> encryption(key, DATA_KEY));
        decrypt = decrypt("decrypt 1 KiB", cached, key, KIBIBYTE);
        decryptSmall = decrypt("decrypt 32 B", cached, key, DATA_KEY);
        signP256 = sign("sign P-256", "EC_P256", 256);
        signRsa = sign("sign RSA-2048", "RSA", 2048);
        dataKey = cached.measure(
                "data key", CONNECTIONS, () -> Request.post(Application.CRYPTO + "data-keys", Map.of("keyId", key)));
        create = cached.measure("create key", CONNECTIONS, () -> cached.creation(Request.UNIQUE, "AES", 256));
        attributes = cached.measure("get attributes", CONNECTIONS, () -> Request.get(cached.keysPath() + "/" + key));
    }

    private static Request encryption(String key, int size) {
        return Request.post(ENCRYPT, Map.of("keyId", key, "plaintext", zeros(size)));
    }

    private static String zeros(int size) {
        return Base64.getEncoder().encodeToString(new byte[size]);
    }

    Measure encrypt(int connections) {
        return cached.measure("encrypt 1 KiB", connections, () -> encryption(key, KIBIBYTE));
    }

    private static Measure decrypt(String name, Application client, String key, int size) {
        return client.measure(name, CONNECTIONS, () -> {
            String ciphertext = client.send(encryption(key, size)).getString("ciphertext");
            return Request.post(Application.CRYPTO + "decrypt", Map.of("ciphertext", ciphertext));
        });
    }

    private Measure sign(String name, String algorithm, int length) {
        return cached.measure(
                name,
                CONNECTIONS,
                () -> Request.post(
                        Application.CRYPTO + "sign",
                        Map.of("keyId", cached.key(algorithm, length), "message", zeros(KIBIBYTE))));
    }

    /** Items of 1 KiB per second. */
    Measure batch(int connections) {
        return batch("batch of 100, encrypt 1 KiB", connections, KIBIBYTE);
    }

    /** Items of 32 bytes per second. */
    Measure batchOfSmall(int connections) {
        return batch("batch of 100, encrypt 32 B", connections, DATA_KEY);
    }

    private Measure batch(String name, int connections, int size) {
        Map<String, String> item = Map.of("keyId", key, "plaintext", zeros(size));
        return cached.measure(
                name,
                connections,
                "items/s",
                BATCH,
                () -> Request.post(ENCRYPT + "/batch", Map.of("items", Collections.nCopies(BATCH, item))));
    }

    /** What a stream of plaintext is sent to. */
    String streamPath() {
        return Application.CRYPTO + "streams/encrypt?key=" + key;
    }
}
