package org.claviger.api.crypto;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Ends the use of an object (KMIP 2.1 section 6.1.39, Revoke).
 *
 * @param message for those who read it later
 * @param compromiseOccurrence when somebody else may have learnt it first; of a compromise alone
 */
public record RevokeKeyRequest(
        @NotNull Reason reason,
        @Nullable @Size(max = 500) String message,
        @Nullable Instant compromiseOccurrence) {
    /** For this reason, without more words. */
    public static RevokeKeyRequest of(Reason reason) {
        return new RevokeKeyRequest(reason, null, null);
    }

    /** Why (KMIP 2.1, section 11.50, Revocation Reason Code). */
    public enum Reason {
        UNSPECIFIED,
        /** The object becomes compromised. */
        KEY_COMPROMISE,
        /** The object becomes compromised. */
        CA_COMPROMISE,
        AFFILIATION_CHANGED,
        SUPERSEDED,
        CESSATION_OF_OPERATION,
        PRIVILEGE_WITHDRAWN;

        /** True if the object becomes compromised; by all other reasons it becomes deactivated. */
        public boolean isCompromise() {
            return this == KEY_COMPROMISE || this == CA_COMPROMISE;
        }
    }
}
