package org.claviger.server.object;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What tells that two materials are the same, and nothing of them.
 *
 * @param checkValue of a symmetric key: hexadecimal, upper case
 * @param fingerprint of a public key or certificate: SHA-256 of its DER, hexadecimal
 */
record Digests(@Nullable String checkValue, @Nullable String fingerprint) {
    static final Digests NONE = new Digests(null, null);

    /**
     * Of a symmetric key.
     *
     * @param checkValue none, if it isn't told
     */
    static Digests ofSecretKey(byte[] checkValue) {
        return checkValue.length == 0
                ? NONE
                : new Digests(HexFormat.of().withUpperCase().formatHex(checkValue), null);
    }

    static Digests ofPublicKey(byte[] fingerprint) {
        return new Digests(null, HexFormat.of().formatHex(fingerprint));
    }
}
