package org.claviger.server.crypto.primitive;

import java.nio.ByteBuffer;
import org.bouncycastle.crypto.Mac;
import org.bouncycastle.crypto.generators.KDFCounterBytesGenerator;
import org.bouncycastle.crypto.macs.CMac;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KDFCounterParameters;
import org.claviger.api.crypto.HashAlgorithm;

/**
 * Key derivation in counter mode (NIST SP 800-108 Rev. 1, section 4.1): a counter of 32 bits before the fixed input, which
 * is label, a zero byte, context, and the length of the output in bits as 32 bits, all big endian.
 */
public final class CounterModeKdf {
    /** Bytes; a limit of ours. */
    public static final int MAX_LENGTH = 1 << 16;

    private static final int COUNTER_BITS = 32;

    private CounterModeKdf() {}

    /**
     * Derives with HMAC.
     *
     * @param length bytes, 1 to 65,536
     */
    public static byte[] hmac(HashAlgorithm hash, byte[] key, byte[] label, byte[] context, int length) {
        return derive(new HMac(Hashes.lightweight(hash)), key, label, context, length);
    }

    /**
     * Derives with AES-CMAC.
     *
     * @param key 16, 24 or 32 bytes
     * @param length bytes, 1 to 65,536
     */
    public static byte[] cmac(byte[] key, byte[] label, byte[] context, int length) {
        return derive(new CMac(new AesBlockCipher()), key, label, context, length);
    }

    private static byte[] derive(Mac prf, byte[] key, byte[] label, byte[] context, int length) {
        if (length < 1 || length > MAX_LENGTH) {
            throw new IllegalArgumentException("Counter mode derives 1 to " + MAX_LENGTH + " bytes.");
        }
        byte[] fixed = ByteBuffer.allocate(label.length + 1 + context.length + Integer.BYTES)
                .put(label)
                .put((byte) 0)
                .put(context)
                .putInt(length * Byte.SIZE)
                .array();
        KDFCounterBytesGenerator kdf = new KDFCounterBytesGenerator(prf);
        kdf.init(new KDFCounterParameters(key, fixed, COUNTER_BITS));
        byte[] derived = new byte[length];
        kdf.generateBytes(derived, 0, length);
        return derived;
    }
}
