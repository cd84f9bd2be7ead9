package org.claviger.server.crypto.primitive;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.macs.CMac;
import org.bouncycastle.crypto.params.KeyParameter;
import org.claviger.api.crypto.Algorithm;

/** Message authentication codes: HMAC (FIPS 198-1) and, with AES keys, CMAC (NIST SP 800-38B). */
public final class Macs {
    private Macs() {}

    /** True if keys of this algorithm make codes. */
    public static boolean fits(Algorithm key) {
        return key == Algorithm.AES || key.name().startsWith("HMAC_");
    }

    /**
     * The code of a message.
     *
     * @param algorithm of the key: one of HMAC, or AES for CMAC
     * @param key an AES key, or any length for HMAC
     * @return as long as the hash, or 16 bytes of CMAC; not truncated
     */
    public static byte[] mac(Algorithm algorithm, byte[] key, byte[] message) {
        return algorithm == Algorithm.AES ? cmac(key, message) : hmac(jcaName(algorithm), key, message);
    }

    /** Compares in a time that doesn't depend on where the codes differ; a truncated code is false. */
    public static boolean verify(Algorithm algorithm, byte[] key, byte[] message, byte[] mac) {
        return MessageDigest.isEqual(mac(algorithm, key, message), mac);
    }

    private static byte[] cmac(byte[] key, byte[] message) {
        CMac cmac = new CMac(new AesBlockCipher());
        cmac.init(new KeyParameter(key));
        cmac.update(message, 0, message.length);
        byte[] mac = new byte[cmac.getMacSize()];
        cmac.doFinal(mac, 0);
        return mac;
    }

    static byte[] hmac(String name, byte[] key, byte[]... message) {
        try {
            Mac mac = Mac.getInstance(name);
            // The JCA refuses an empty key; HMAC pads it with zeros, so one zero byte is the same key.
            mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, name));
            for (byte[] part : message) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(name + " failed.", e);
        }
    }

    private static String jcaName(Algorithm algorithm) {
        return switch (algorithm) {
            case HMAC_SHA256 -> "HmacSHA256";
            case HMAC_SHA384 -> "HmacSHA384";
            case HMAC_SHA512 -> "HmacSHA512";
            case HMAC_SHA3_256 -> "HmacSHA3-256";
            case HMAC_SHA3_384 -> "HmacSHA3-384";
            case HMAC_SHA3_512 -> "HmacSHA3-512";
            default -> throw new IllegalArgumentException("Keys of " + algorithm + " make no MACs.");
        };
    }
}
