package org.claviger.server.platform;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * A master key of the server: AES-256.
 *
 * @param id computed from the key itself, so that a wrong key can't pass for the right one: the first 8 bytes, in
 *     hexadecimal, of HMAC-SHA-256 under it over a text of ours
 */
public record MasterKey(String id, SecretKey key) {
    private static final int ID_BYTES = 8;

    /** The key, with its id. */
    public static MasterKey of(SecretKey key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] full = mac.doFinal("claviger profile master key".getBytes(StandardCharsets.US_ASCII));
            return new MasterKey(HexFormat.of().formatHex(Arrays.copyOf(full, ID_BYTES)), key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "MasterKey[" + id + "]";
    }
}
