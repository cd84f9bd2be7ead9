package org.claviger.server.object;

import java.util.UUID;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.ObjectType;
import org.claviger.api.crypto.UsageLimits;
import org.claviger.kmip.item.Item;
import org.claviger.server.hsm.TokenKey;
import org.claviger.server.vault.MaterialRef;
import org.jspecify.annotations.Nullable;

/**
 * A version of a key that its caller may use now for what he asked.
 *
 * @param length bits
 * @param callerIvAllowed the caller may bring the IV
 * @param token where it is, if it is protected by the HSM; absent if its material is sealed in the database
 * @param limit what is counted of its uses; absent if there is no limit
 * @param parameters Cryptographic Parameters that go without saying, as KMIP has them; absent if there are none
 */
public record UsableKey(
        UUID id,
        UUID tenantId,
        ObjectType type,
        Algorithm algorithm,
        int length,
        int version,
        boolean callerIvAllowed,
        @Nullable TokenKey token,
        UsageLimits.@Nullable Unit limit,
        @Nullable Item parameters) {
    /** True if it is on the HSM, and its material nowhere else. */
    public boolean isOnToken() {
        return token != null;
    }

    /** Names the material, if it is sealed. */
    public MaterialRef material() {
        return new MaterialRef(tenantId, id, version, type);
    }
}
