package org.claviger.server.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.TransportAlgorithm;
import org.claviger.api.crypto.Usage;
import org.claviger.api.crypto.WrapAlgorithm;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.crypto.primitive.HybridEncryption;
import org.claviger.server.crypto.primitive.KeyValidation;
import org.claviger.server.crypto.primitive.ParsedPublicKey;
import org.claviger.server.crypto.primitive.PublicKeyEncryption;
import org.claviger.server.crypto.primitive.RsaAesKeyWrap;
import org.claviger.server.object.UsableKey;
import org.claviger.server.object.UsableKeys;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.RefusedException;
import org.jspecify.annotations.Nullable;

/** Wraps material that is about to leave, whatever its format: by a key of the tenant, or to somebody else's public key. */
@ApplicationScoped
public class MaterialWrapping {
    @Inject
    UsableKeys keys;

    @Inject
    Engines engines;

    @Inject
    AuditTrail audit;

    /**
     * Wraps by a key of the tenant.
     *
     * @param wanted absent: the key's default
     * @throws RefusedException if the key is unknown to the caller, may not wrap, or doesn't wrap so
     */
    public Wrapped by(Caller caller, UUID keyId, @Nullable TransportAlgorithm wanted, byte[] material) {
        UsableKey key = keys.keyFor(caller, keyId, Usage.WRAP_KEY);
        TransportAlgorithm wrapping = wrapping(key.algorithm(), wanted);
        try (Engine engine = engines.of(key)) {
            byte[] wrapped = Attempt.to(() -> wrap(engine, wrapping, material));
            audit.record(caller, Action.WRAPPED, key.id(), wrapping.name());
            return new Wrapped(wrapping, wrapped);
        }
    }

    /**
     * Wraps by a key of the tenant, and by an algorithm that a protocol names.
     *
     * @throws RefusedException if the key is unknown to the caller, may not wrap, or doesn't wrap so
     */
    public byte[] by(Caller caller, UUID keyId, WrapAlgorithm algorithm, byte[] material) {
        UsableKey key = keys.keyFor(caller, keyId, Usage.WRAP_KEY);
        try (Engine engine = engines.of(key)) {
            byte[] wrapped = Attempt.to(() -> engine.wrap(algorithm, material));
            audit.record(caller, Action.WRAPPED, key.id(), algorithm.name());
            return wrapped;
        }
    }

    /**
     * Unwraps what was wrapped by a key of the tenant.
     *
     * @return what the caller wipes
     * @throws RefusedException if the key is unknown to the caller, or may not unwrap; with one reason for all of it, if the
     *     wrapped material differs in a single bit
     */
    public byte[] unwrapped(Caller caller, UUID keyId, WrapAlgorithm algorithm, byte[] wrapped) {
        UsableKey key = keys.keyFor(caller, keyId, Usage.UNWRAP_KEY);
        try (Engine engine = engines.of(key)) {
            byte[] material = Attempt.toOpen(() -> engine.unwrap(algorithm, wrapped), Unwrapping.FAILED);
            audit.record(caller, Action.UNWRAPPED, key.id(), algorithm.name());
            return material;
        }
    }

    private static byte[] wrap(Engine engine, TransportAlgorithm wrapping, byte[] material) {
        return switch (wrapping) {
            case RSA_AES_KEY_WRAP_SHA256 ->
                RsaAesKeyWrap.wrap(aes -> engine.wrap(WrapAlgorithm.RSA_OAEP_SHA256, aes), material);
            case RSA_OAEP_SHA256 -> engine.wrap(WrapAlgorithm.RSA_OAEP_SHA256, material);
            case HYBRID_KEM -> engine.wrap(WrapAlgorithm.HYBRID_KEM, material);
            case AES_KWP -> engine.wrap(WrapAlgorithm.AES_KWP, material);
        };
    }

    /**
     * Wraps to somebody else's public key.
     *
     * @param spki SubjectPublicKeyInfo, DER
     * @param wanted absent: the default of such keys
     * @throws RefusedException if it is no valid public key, or nothing is wrapped to it so
     */
    public Wrapped to(byte[] spki, @Nullable TransportAlgorithm wanted, byte[] material) {
        return Attempt.to(() -> {
            byte[] valid = KeyValidation.publicKey(spki);
            ParsedPublicKey key = ParsedPublicKey.parse(KeyValidation.algorithmOf(valid), valid);
            TransportAlgorithm wrapping = wrapping(key.algorithm(), wanted);
            byte[] wrapped = switch (wrapping) {
                case RSA_AES_KEY_WRAP_SHA256 -> RsaAesKeyWrap.wrap(key, material);
                case RSA_OAEP_SHA256 ->
                    PublicKeyEncryption.encrypt(WrapAlgorithm.RSA_OAEP_SHA256.asEncryption(), key, material);
                case HYBRID_KEM -> HybridEncryption.encrypt(key, material);
                case AES_KWP -> throw new IllegalStateException("No public key is one of AES.");
            };
            return new Wrapped(wrapping, wrapped);
        });
    }

    private static TransportAlgorithm wrapping(Algorithm key, @Nullable TransportAlgorithm wanted) {
        TransportAlgorithm wrapping = wanted == null
                ? TransportAlgorithm.defaultFor(key)
                        .orElseThrow(() -> new RefusedException(
                                ErrorCode.USAGE_NOT_ALLOWED, "Nothing is wrapped by keys of " + key + "."))
                : wanted;
        if (!wrapping.fits(key)) {
            throw new RefusedException(
                    ErrorCode.USAGE_NOT_ALLOWED, "Nothing is wrapped by a key of " + key + " and " + wrapping + ".");
        }
        return wrapping;
    }

    /** Bytes, and how they are wrapped. */
    public record Wrapped(TransportAlgorithm algorithm, byte[] bytes) {}
}
