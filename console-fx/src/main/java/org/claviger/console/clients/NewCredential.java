package org.claviger.console.clients;

import java.util.UUID;
import org.claviger.api.Secret;
import org.jspecify.annotations.Nullable;

/**
 * What a client is handed once: one of the two is there.
 *
 * @param certificatePem issued for the key of its request
 */
record NewCredential(
        UUID clientId,
        String name,
        @Nullable Secret secret,
        @Nullable String certificatePem) {
    /** Wipes the secret. */
    void forget() {
        if (secret != null) {
            secret.close();
        }
    }
}
