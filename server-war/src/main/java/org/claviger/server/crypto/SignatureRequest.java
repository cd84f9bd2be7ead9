package org.claviger.server.crypto;

import java.util.UUID;
import org.claviger.kmip.item.Item;
import org.jspecify.annotations.Nullable;

/**
 * Signs, verifies, or authenticates, as Cryptographic Parameters say.
 *
 * @param parameters absent or empty: those of the key, or the algorithm's usual ones
 * @param isDigest true if the data is a digest that the caller made of the message
 * @param proof a signature or code that is to be verified; empty if one is to be made
 */
public record SignatureRequest(UUID keyId, @Nullable Item parameters, byte[] data, boolean isDigest, byte[] proof) {
    /** Of a whole message, of which a signature or code is to be made. */
    public static SignatureRequest of(UUID keyId, @Nullable Item parameters, byte[] data) {
        return new SignatureRequest(keyId, parameters, data, false, new byte[0]);
    }

    @Override
    public String toString() {
        return "SignatureRequest[" + keyId + "]";
    }
}
