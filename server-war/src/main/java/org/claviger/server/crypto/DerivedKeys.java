package org.claviger.server.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntFunction;
import org.claviger.api.ErrorCode;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.DerivationAlgorithm;
import org.claviger.api.crypto.DeriveRequest;
import org.claviger.api.crypto.DeriveResponse;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.ObjectTemplate;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.object.ManagedObjects;
import org.claviger.server.object.RegistrationService;
import org.claviger.server.object.UsableKey;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of derived bytes. Told, they are key material that leaves, so the caller needs {@code GET_MATERIAL} for the
 * key that they come of. Kept as a managed object they don't leave, and {@code CREATE} is enough.
 */
@ApplicationScoped
class DerivedKeys {
    /** Bytes, for whoever doesn't say. */
    private static final int DEFAULT_LENGTH = 32;

    private static final int DEFAULT_BITS = DEFAULT_LENGTH * Byte.SIZE;

    @Inject
    ManagedObjects objects;

    @Inject
    RegistrationService registration;

    @Inject
    AuditTrail audit;

    /**
     * Derives, records, and tells or keeps.
     *
     * @param action what the audit trail calls it
     * @param length bytes to be told; absent: 32
     * @param store what is to keep it; absent: it is told
     * @param derivation of so many bytes
     */
    DeriveResponse finish(
            Caller caller,
            UsableKey key,
            Action action,
            DerivationAlgorithm algorithm,
            @Nullable Integer length,
            @Nullable ObjectTemplate store,
            IntFunction<byte[]> derivation) {
        if (store == null) {
            objects.requireGrant(caller, key.id(), OperationGroup.GET_MATERIAL);
            byte[] derived = derivation.apply(length == null ? DEFAULT_LENGTH : length);
            audit.record(caller, action, key.id(), algorithm + ", told");
            return new DeriveResponse(key.id(), key.version(), algorithm, derived, null);
        }
        if (length != null) {
            throw new RefusedException(
                    ErrorCode.INVALID_REQUEST, "What is to be kept says its length itself, in bits.");
        }
        byte[] derived = derivation.apply(length(store));
        try {
            audit.record(caller, action, key.id(), algorithm + ", kept");
            ObjectResponse kept = registration.registerDerived(caller, store, derived, key.id());
            return new DeriveResponse(key.id(), key.version(), algorithm, null, kept);
        } finally {
            Arrays.fill(derived, (byte) 0);
        }
    }

    private static int length(ObjectTemplate store) {
        Algorithm algorithm = store.algorithm();
        int usual = algorithm == null ? DEFAULT_BITS : algorithm.defaultLength();
        int bits = Objects.requireNonNullElse(store.length(), usual);
        if (bits < Byte.SIZE || bits % Byte.SIZE != 0 || bits > DeriveRequest.MAX_LENGTH * Byte.SIZE) {
            throw new RefusedException(ErrorCode.INVALID_REQUEST, "No key of " + bits + " bits can be derived.");
        }
        return bits / Byte.SIZE;
    }
}
