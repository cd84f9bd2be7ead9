package org.claviger.api.crypto;

import jakarta.validation.constraints.NotNull;

/** Ends the use of a key (KMIP 2.1 section 6.1.39, Revoke). */
public record RevokeKeyRequest(@NotNull Reason reason) {
    /** Why (KMIP 2.1, Revocation Reason Code). */
    public enum Reason {
        /** The key becomes compromised. */
        KEY_COMPROMISE,
        /** The key becomes deactivated. */
        SUPERSEDED,
        /** The key becomes deactivated. */
        CESSATION_OF_OPERATION
    }
}
