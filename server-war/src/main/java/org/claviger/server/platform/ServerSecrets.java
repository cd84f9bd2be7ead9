package org.claviger.server.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;

/**
 * Seals what the server itself keeps secret in the database, under the newest master key. The id of that key (8 bytes) stands
 * before what {@link MasterSeal} makes. Used within a transaction: a master key isn't retired before that ends.
 */
@ApplicationScoped
public class ServerSecrets {
    private static final int KEY_ID_BYTES = 8;

    @Inject
    MasterKeys keys;

    @PersistenceContext
    EntityManager entities;

    /**
     * Seals a secret.
     *
     * @param boundTo what it belongs to, in ASCII: it opens for nothing else
     * @param secret not wiped
     */
    public byte[] seal(String boundTo, byte[] secret) {
        AdvisoryLock.MASTER_KEY.share(entities);
        MasterKey key = keys.newest();
        byte[] sealed = MasterSeal.seal(key, boundTo, secret);
        return ByteBuffer.allocate(KEY_ID_BYTES + sealed.length)
                .put(HexFormat.of().parseHex(key.id()))
                .put(sealed)
                .array();
    }

    /** The secret; the caller wipes it. */
    public byte[] open(String boundTo, byte[] sealed) {
        String id = keyId(sealed);
        MasterKey key = keys.find(id)
                .orElseThrow(
                        () -> new IllegalStateException("The secret of " + boundTo + " is sealed under the master key "
                                + id + ", which is not in " + MasterKeys.FILE
                                + ". Restore that file from the backup of this installation."));
        try {
            return MasterSeal.open(key, boundTo, Arrays.copyOfRange(sealed, KEY_ID_BYTES, sealed.length));
        } catch (AEADBadTagException e) {
            throw new IllegalStateException("The secret of " + boundTo + " does not open: the row was changed.", e);
        }
    }

    /** The same secret under the newest master key. */
    public byte[] reseal(String boundTo, byte[] sealed) {
        byte[] secret = open(boundTo, sealed);
        try {
            return seal(boundTo, secret);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /** True if it need not be sealed anew. */
    public boolean isUnderNewest(byte[] sealed) {
        return keyId(sealed).equals(keys.newest().id());
    }

    private static String keyId(byte[] sealed) {
        return HexFormat.of().formatHex(sealed, 0, KEY_ID_BYTES);
    }
}
