package org.claviger.server.crypto.parameter;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import org.claviger.server.crypto.primitive.FixedLength;

/** How long the salt is that a signature of RSASSA-PSS was made with (RFC 8017, section 9.1.2, steps 5 to 10). */
final class PssSalt {
    private PssSalt() {}

    /**
     * Bytes of the salt.
     *
     * @return any number for what is no signature: that is verified, and refused, with it
     */
    static int length(RSAPublicKey key, String hash, String maskHash, byte[] signature) {
        int bits = key.getModulus().bitLength() - 1;
        int length = (bits + 7) / Byte.SIZE;
        int hashLength = HashNames.digest(hash).getDigestLength();
        BigInteger opened = new BigInteger(1, signature).modPow(key.getPublicExponent(), key.getModulus());
        byte[] encoded = FixedLength.of(opened, length);
        int end = length - hashLength - 1;
        if (end < 1) {
            return hashLength;
        }
        byte[] seed = Arrays.copyOfRange(encoded, end, end + hashLength);
        byte[] mask = mask(maskHash, seed, end);
        for (int i = 0; i < end; i++) {
            encoded[i] ^= mask[i];
        }
        encoded[0] &= (byte) (0xff >>> (length * Byte.SIZE - bits));
        int start = 0;
        while (start < end - 1 && encoded[start] == 0) {
            start++;
        }
        return end - start - 1;
    }

    /** MGF1 (appendix B.2.1). */
    private static byte[] mask(String hash, byte[] seed, int length) {
        MessageDigest digest = HashNames.digest(hash);
        ByteBuffer mask = ByteBuffer.allocate(length + digest.getDigestLength());
        for (int counter = 0; mask.position() < length; counter++) {
            digest.update(seed);
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, counter));
            mask.put(digest.digest());
        }
        return mask.array();
    }
}
