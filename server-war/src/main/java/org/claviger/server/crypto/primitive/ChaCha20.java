package org.claviger.server.crypto.primitive;

import org.bouncycastle.crypto.MaxBytesExceededException;
import org.bouncycastle.crypto.engines.ChaCha7539Engine;
import org.bouncycastle.crypto.engines.ChaChaEngine;
import org.bouncycastle.crypto.engines.Salsa20Engine;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/**
 * ChaCha20 without authentication: as it was published first, with a nonce of 8 bytes and a counter of as many, or by RFC 8439
 * with a nonce of 12 bytes and a counter of 4.
 */
public final class ChaCha20 {
    /** Bytes of a block of the key stream. */
    private static final int BLOCK = 64;

    private ChaCha20() {}

    /**
     * Encrypts, or decrypts, which is the same.
     *
     * @param key 32 bytes
     * @param nonce 8 or 12 bytes, never used before with this key
     * @param counter of the first block
     * @throws IllegalArgumentException for a nonce of another length, or a counter that leaves too few blocks
     */
    public static byte[] apply(byte[] key, byte[] nonce, int counter, byte[] text) {
        Salsa20Engine engine = switch (nonce.length) {
            case Long.BYTES -> new ChaChaEngine();
            case ChaCha20Poly1305.NONCE -> new ChaCha7539Engine();
            default -> throw new IllegalArgumentException("ChaCha20 takes a nonce of 8 or 12 bytes.");
        };
        engine.init(true, new ParametersWithIV(new KeyParameter(key), nonce));
        engine.seekTo(Integer.toUnsignedLong(counter) * BLOCK);
        byte[] out = new byte[text.length];
        try {
            engine.processBytes(text, 0, text.length, out, 0);
        } catch (IllegalStateException | MaxBytesExceededException e) {
            throw new IllegalArgumentException("From this counter on there are too few blocks for the text.", e);
        }
        return out;
    }
}
