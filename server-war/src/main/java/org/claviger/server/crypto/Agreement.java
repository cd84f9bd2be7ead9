package org.claviger.server.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.InvalidKeyException;
import java.util.Arrays;
import java.util.Objects;
import org.claviger.api.ErrorCode;
import org.claviger.api.crypto.AgreeRequest;
import org.claviger.api.crypto.DerivationAlgorithm;
import org.claviger.api.crypto.DeriveResponse;
import org.claviger.api.crypto.HashAlgorithm;
import org.claviger.api.crypto.ObjectType;
import org.claviger.api.crypto.Usage;
import org.claviger.server.audit.Action;
import org.claviger.server.crypto.primitive.Hkdf;
import org.claviger.server.object.UsableKey;
import org.claviger.server.object.UsableKeys;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.RefusedException;
import org.claviger.server.vault.OpenedMaterial;
import org.claviger.server.vault.Vault;

/** Agrees with other parties for REST and KMIP alike: find, open, agree, derive, record, and keep if that is wanted. */
@ApplicationScoped
public class Agreement {
    private static final byte[] NONE = {};

    @Inject
    UsableKeys keys;

    @Inject
    Engines engines;

    @Inject
    Vault vault;

    @Inject
    DerivedKeys derivedKeys;

    /**
     * Derives bytes, or a new managed object, from the secret that a private key shares with another party's public key
     * (NIST SP 800-56A Rev. 3, section 6.2.2; NIST SP 800-56C Rev. 2, section 5). The secret itself is wiped.
     *
     * @throws RefusedException if a key is unknown to the caller's tenant, or not for this; if the other's is not valid; if
     *     the bytes are to be told and the caller may not take material out; or if they are no material for what is to keep
     *     them
     */
    public DeriveResponse agree(Caller caller, AgreeRequest request) {
        UsableKey key = keys.keyFor(caller, request.keyId(), request.version(), Usage.KEY_AGREEMENT);
        DerivationAlgorithm algorithm =
                Objects.requireNonNullElse(request.algorithm(), DerivationAlgorithm.HKDF_SHA256);
        HashAlgorithm hash = hash(algorithm);
        byte[] other = other(caller, request);
        byte[] salt = Objects.requireNonNullElse(request.salt(), NONE);
        byte[] info = Objects.requireNonNullElse(request.info(), NONE);
        try (Engine engine = engines.of(key)) {
            return derivedKeys.finish(
                    caller,
                    key,
                    Action.KEY_AGREED,
                    algorithm,
                    request.length(),
                    request.store(),
                    length -> Attempt.to(() -> derive(engine, other, hash, salt, info, length)));
        }
    }

    private static byte[] derive(Engine engine, byte[] other, HashAlgorithm hash, byte[] salt, byte[] info, int length)
            throws InvalidKeyException {
        byte[] secret = engine.agree(other);
        try {
            return Hkdf.derive(hash, secret, salt, info, length);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    private static HashAlgorithm hash(DerivationAlgorithm algorithm) {
        return algorithm
                .hash()
                .filter(hash -> algorithm.isHkdf())
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.INVALID_REQUEST, "From an agreed secret keys are derived by HKDF."));
    }

    private byte[] other(Caller caller, AgreeRequest request) {
        if (request.publicKey() != null && request.publicKeyId() == null) {
            return request.publicKey();
        }
        if (request.publicKeyId() == null || request.publicKey() != null) {
            throw new RefusedException(ErrorCode.INVALID_REQUEST, "Give either \"publicKey\" or \"publicKeyId\".");
        }
        UsableKey other = keys.keyFor(caller, request.publicKeyId(), Usage.KEY_AGREEMENT);
        if (other.type() != ObjectType.PUBLIC_KEY) {
            throw new RefusedException(
                    ErrorCode.INVALID_REQUEST, "\"publicKeyId\" has to name a public key, not its private half.");
        }
        try (OpenedMaterial spki = vault.open(other.material())) {
            return spki.reveal().clone();
        }
    }
}
