package org.claviger.server.object;

import java.util.EnumSet;
import java.util.Set;
import org.claviger.api.ErrorCode;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.Link;
import org.claviger.api.crypto.ObjectType;
import org.claviger.api.crypto.Usage;
import org.claviger.server.platform.RefusedException;
import org.jspecify.annotations.Nullable;

/** Which usages an algorithm knows, and which half of a pair has which. */
final class UsageRules {
    private static final Set<Usage> OF_PRIVATE_KEYS = EnumSet.of(
            Usage.SIGN,
            Usage.DECRYPT,
            Usage.UNWRAP_KEY,
            Usage.KEY_AGREEMENT,
            Usage.DERIVE_KEY,
            Usage.DECAPSULATE,
            Usage.EXPORT);
    private static final Set<Usage> OF_PUBLIC_KEYS = EnumSet.of(
            Usage.VERIFY, Usage.ENCRYPT, Usage.WRAP_KEY, Usage.KEY_AGREEMENT, Usage.ENCAPSULATE, Usage.EXPORT);

    private UsageRules() {}

    /** What an algorithm's keys are mostly for. */
    static Set<Usage> usual(Algorithm algorithm) {
        return switch (algorithm) {
            case AES, CHACHA20_POLY1305, DES3, CHACHA20 -> EnumSet.of(Usage.ENCRYPT, Usage.DECRYPT);
            case HMAC_SHA256, HMAC_SHA384, HMAC_SHA512, HMAC_SHA3_256, HMAC_SHA3_384, HMAC_SHA3_512 ->
                EnumSet.of(Usage.GENERATE_MAC, Usage.VERIFY_MAC);
            case X25519 -> EnumSet.of(Usage.KEY_AGREEMENT);
            case ML_KEM_512, ML_KEM_768, ML_KEM_1024, X_WING -> EnumSet.of(Usage.ENCAPSULATE, Usage.DECAPSULATE);
            case RSA,
                    EC_P256,
                    EC_P384,
                    EC_P521,
                    EC_SECP256K1,
                    ED25519,
                    ML_DSA_44,
                    ML_DSA_65,
                    ML_DSA_87,
                    SLH_DSA_SHA2_128S,
                    SLH_DSA_SHA2_128F,
                    SLH_DSA_SHA2_192S,
                    SLH_DSA_SHA2_192F,
                    SLH_DSA_SHA2_256S,
                    SLH_DSA_SHA2_256F -> EnumSet.of(Usage.SIGN, Usage.VERIFY);
        };
    }

    /** The same of material that there is already; what is no key is there to be taken out again. */
    static Set<Usage> usual(ObjectType type, @Nullable Algorithm algorithm) {
        return algorithm == null || type == ObjectType.CERTIFICATE ? EnumSet.of(Usage.EXPORT) : usual(algorithm);
    }

    /** Refuses a usage that an object of no algorithm can't have. */
    static void requireWithoutAlgorithm(Set<Usage> wanted) {
        if (!Set.of(Usage.EXPORT).containsAll(wanted)) {
            throw new RefusedException(
                    ErrorCode.INVALID_REQUEST, "What is no key of an algorithm can be used for EXPORT alone.");
        }
    }

    /** Refuses a usage that the algorithm's keys can't have. */
    static void require(Algorithm algorithm, Set<Usage> wanted) {
        Set<Usage> possible = possible(algorithm);
        if (!possible.containsAll(wanted)) {
            throw new RefusedException(
                    ErrorCode.INVALID_REQUEST, "Keys of " + algorithm + " can be used for " + possible + " alone.");
        }
    }

    /** Those of them that an object of this type can have. */
    static Set<Usage> of(ObjectType type, Set<Usage> wanted) {
        EnumSet<Usage> own = EnumSet.noneOf(Usage.class);
        own.addAll(wanted);
        switch (type) {
            case PRIVATE_KEY -> own.retainAll(OF_PRIVATE_KEYS);
            case PUBLIC_KEY -> own.retainAll(OF_PUBLIC_KEYS);
            // Its key is used once it is registered by itself.
            case CERTIFICATE -> own.retainAll(EnumSet.of(Usage.EXPORT));
            case SECRET_DATA, OPAQUE_OBJECT, SPLIT_KEY, TEMPLATE, PGP_KEY, CERTIFICATE_REQUEST ->
                own.retainAll(EnumSet.of(Usage.EXPORT, Usage.DERIVE_KEY));
            case SYMMETRIC_KEY -> own.removeAll(EnumSet.of(Usage.ENCAPSULATE, Usage.DECAPSULATE));
        }
        return own;
    }

    /** By which link the half of a pair is found that has this usage; absent if this object itself may have it. */
    static Link.@Nullable Type otherHalf(ObjectType type, Usage usage) {
        if (type == ObjectType.CERTIFICATE) {
            return Link.Type.PUBLIC_KEY; // It speaks for a key, and is none.
        }
        if (type == ObjectType.PRIVATE_KEY && !OF_PRIVATE_KEYS.contains(usage)) {
            return Link.Type.PUBLIC_KEY;
        }
        return type == ObjectType.PUBLIC_KEY && !OF_PUBLIC_KEYS.contains(usage) ? Link.Type.PRIVATE_KEY : null;
    }

    private static Set<Usage> possible(Algorithm algorithm) {
        EnumSet<Usage> possible = EnumSet.copyOf(usual(algorithm));
        possible.add(Usage.EXPORT);
        switch (algorithm) {
            case AES ->
                possible.addAll(EnumSet.of(
                        Usage.WRAP_KEY,
                        Usage.UNWRAP_KEY,
                        Usage.GENERATE_MAC,
                        Usage.VERIFY_MAC,
                        Usage.DERIVE_KEY,
                        Usage.FPE_ENCRYPT,
                        Usage.FPE_DECRYPT));
            case HMAC_SHA256, HMAC_SHA384, HMAC_SHA512, HMAC_SHA3_256, HMAC_SHA3_384, HMAC_SHA3_512 ->
                possible.add(Usage.DERIVE_KEY);
            case RSA -> possible.addAll(EnumSet.of(Usage.ENCRYPT, Usage.DECRYPT, Usage.WRAP_KEY, Usage.UNWRAP_KEY));
            case EC_P256, EC_P384, EC_P521, X25519 ->
                possible.addAll(EnumSet.of(
                        Usage.KEY_AGREEMENT,
                        Usage.ENCRYPT,
                        Usage.DECRYPT,
                        Usage.WRAP_KEY,
                        Usage.UNWRAP_KEY,
                        Usage.ENCAPSULATE,
                        Usage.DECAPSULATE));
            case ML_KEM_512, ML_KEM_768, ML_KEM_1024, X_WING ->
                possible.addAll(EnumSet.of(Usage.ENCRYPT, Usage.DECRYPT, Usage.WRAP_KEY, Usage.UNWRAP_KEY));
            default -> {
                // Nothing beside.
            }
        }
        return possible;
    }
}
