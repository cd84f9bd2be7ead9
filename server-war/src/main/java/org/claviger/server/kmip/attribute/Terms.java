package org.claviger.server.kmip.attribute;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.Link;
import org.claviger.api.crypto.ObjectType;
import org.claviger.api.crypto.RevokeKeyRequest;
import org.claviger.api.crypto.State;
import org.claviger.api.crypto.UsageLimits;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.CryptographicAlgorithm;
import org.claviger.kmip.word.LinkType;
import org.claviger.kmip.word.RecommendedCurve;
import org.claviger.kmip.word.RevocationReasonCode;
import org.claviger.kmip.word.Tag;
import org.claviger.kmip.word.UsageLimitsUnit;

/** What the product calls differently from KMIP. */
public final class Terms {
    /** KMIP 2.1 has no words for these algorithms; it leaves numbers from 8XXXXXXX on to extensions. */
    private static final Map<Algorithm, Integer> EXTENSIONS = new EnumMap<>(Map.ofEntries(
            Map.entry(Algorithm.ML_KEM_512, 0x8000_0101),
            Map.entry(Algorithm.ML_KEM_768, 0x8000_0102),
            Map.entry(Algorithm.ML_KEM_1024, 0x8000_0103),
            Map.entry(Algorithm.ML_DSA_44, 0x8000_0201),
            Map.entry(Algorithm.ML_DSA_65, 0x8000_0202),
            Map.entry(Algorithm.ML_DSA_87, 0x8000_0203),
            Map.entry(Algorithm.SLH_DSA_SHA2_128S, 0x8000_0301),
            Map.entry(Algorithm.SLH_DSA_SHA2_128F, 0x8000_0302),
            Map.entry(Algorithm.SLH_DSA_SHA2_192S, 0x8000_0303),
            Map.entry(Algorithm.SLH_DSA_SHA2_192F, 0x8000_0304),
            Map.entry(Algorithm.SLH_DSA_SHA2_256S, 0x8000_0305),
            Map.entry(Algorithm.SLH_DSA_SHA2_256F, 0x8000_0306),
            Map.entry(Algorithm.X_WING, 0x8000_0401)));

    private Terms() {}

    /** The same state: both have those of NIST SP 800-57, under the same names. */
    public static org.claviger.kmip.word.State state(State state) {
        return org.claviger.kmip.word.State.valueOf(state.name());
    }

    /** The same state. */
    public static State state(org.claviger.kmip.word.State state) {
        return State.valueOf(state.name());
    }

    /** The same type. */
    public static org.claviger.kmip.word.ObjectType type(ObjectType type) {
        return org.claviger.kmip.word.ObjectType.valueOf(type.name());
    }

    /** The same type. */
    public static ObjectType type(org.claviger.kmip.word.ObjectType type) {
        return ObjectType.valueOf(type.name());
    }

    /** The same reason. */
    public static RevocationReasonCode reason(RevokeKeyRequest.Reason reason) {
        return RevocationReasonCode.valueOf(reason.name());
    }

    /** The same reason. */
    public static RevokeKeyRequest.Reason reason(RevocationReasonCode reason) {
        return RevokeKeyRequest.Reason.valueOf(reason.name());
    }

    /** What is counted. */
    public static UsageLimits.Unit unit(UsageLimitsUnit unit) {
        return switch (unit) {
            case BYTE -> UsageLimits.Unit.BYTES;
            case OBJECT -> UsageLimits.Unit.OPERATIONS;
        };
    }

    /** The same kind of link. */
    public static LinkType link(Link.Type type) {
        return switch (type) {
            case CERTIFICATE -> LinkType.CERTIFICATE_LINK;
            case PUBLIC_KEY -> LinkType.PUBLIC_KEY_LINK;
            case PRIVATE_KEY -> LinkType.PRIVATE_KEY_LINK;
            case DERIVATION_BASE -> LinkType.DERIVATION_BASE_OBJECT_LINK;
            case DERIVED_KEY -> LinkType.DERIVED_KEY_LINK;
            case REPLACEMENT -> LinkType.REPLACEMENT_OBJECT_LINK;
            case REPLACED -> LinkType.REPLACED_OBJECT_LINK;
            case PARENT -> LinkType.PARENT_LINK;
            case CHILD -> LinkType.CHILD_LINK;
            case PREVIOUS -> LinkType.PREVIOUS_LINK;
            case NEXT -> LinkType.NEXT_LINK;
        };
    }

    /** The same kind of link; empty if the product knows none such, or makes those itself. */
    public static Optional<Link.Type> link(LinkType type) {
        return switch (type) {
            case CERTIFICATE_LINK -> Optional.of(Link.Type.CERTIFICATE);
            case DERIVATION_BASE_OBJECT_LINK -> Optional.of(Link.Type.DERIVATION_BASE);
            case DERIVED_KEY_LINK -> Optional.of(Link.Type.DERIVED_KEY);
            case REPLACEMENT_OBJECT_LINK -> Optional.of(Link.Type.REPLACEMENT);
            case REPLACED_OBJECT_LINK -> Optional.of(Link.Type.REPLACED);
            case PARENT_LINK -> Optional.of(Link.Type.PARENT);
            case CHILD_LINK -> Optional.of(Link.Type.CHILD);
            case PREVIOUS_LINK -> Optional.of(Link.Type.PREVIOUS);
            case NEXT_LINK -> Optional.of(Link.Type.NEXT);
            case PUBLIC_KEY_LINK,
                    PRIVATE_KEY_LINK,
                    PKCS_12_CERTIFICATE_LINK,
                    PKCS_12_PASSWORD_LINK,
                    WRAPPING_KEY_LINK -> Optional.empty();
        };
    }

    /** The number of an algorithm. */
    public static int code(Algorithm algorithm) {
        Integer extension = EXTENSIONS.get(algorithm);
        if (extension != null) {
            return extension;
        }
        CryptographicAlgorithm word = switch (algorithm) {
            case AES -> CryptographicAlgorithm.AES;
            case DES3 -> CryptographicAlgorithm.DES3;
            case CHACHA20 -> CryptographicAlgorithm.CHACHA20;
            case CHACHA20_POLY1305 -> CryptographicAlgorithm.CHACHA20POLY1305;
            case HMAC_SHA256 -> CryptographicAlgorithm.HMAC_SHA256;
            case HMAC_SHA384 -> CryptographicAlgorithm.HMAC_SHA384;
            case HMAC_SHA512 -> CryptographicAlgorithm.HMAC_SHA512;
            case HMAC_SHA3_256 -> CryptographicAlgorithm.HMAC_SHA3_256;
            case HMAC_SHA3_384 -> CryptographicAlgorithm.HMAC_SHA3_384;
            case HMAC_SHA3_512 -> CryptographicAlgorithm.HMAC_SHA3_512;
            case RSA -> CryptographicAlgorithm.RSA;
            case ED25519 -> CryptographicAlgorithm.ED25519;
            default -> CryptographicAlgorithm.ECDSA;
        };
        return word.code();
    }

    /**
     * The algorithm of a number.
     *
     * @param curve of elliptic curves; absent: that of the length
     * @param length bits; 0 if nobody says
     * @return empty if the product has none such: it may be kept, and not used
     */
    public static Optional<Algorithm> algorithm(int code, Optional<RecommendedCurve> curve, int length) {
        for (Map.Entry<Algorithm, Integer> extension : EXTENSIONS.entrySet()) {
            if (extension.getValue() == code) {
                return Optional.of(extension.getKey());
            }
        }
        for (Algorithm algorithm : Algorithm.values()) {
            if (!EXTENSIONS.containsKey(algorithm) && !isCurve(algorithm) && code(algorithm) == code) {
                return Optional.of(algorithm);
            }
        }
        boolean elliptic = code == CryptographicAlgorithm.ECDSA.code()
                || code == CryptographicAlgorithm.ECDH.code()
                || code == CryptographicAlgorithm.EC.code();
        return elliptic ? curve.map(Terms::algorithm).orElseGet(() -> ofLength(length)) : Optional.empty();
    }

    /** All algorithms of a number, whatever their curve is. */
    public static List<Algorithm> algorithms(int code) {
        boolean elliptic = code == CryptographicAlgorithm.ECDH.code() || code == CryptographicAlgorithm.EC.code();
        int own = elliptic ? CryptographicAlgorithm.ECDSA.code() : code;
        return Arrays.stream(Algorithm.values())
                .filter(algorithm -> code(algorithm) == own)
                .toList();
    }

    private static boolean isCurve(Algorithm algorithm) {
        return switch (algorithm) {
            case EC_P256, EC_P384, EC_P521, EC_SECP256K1, X25519 -> true;
            default -> false;
        };
    }

    /** The algorithm of a curve; empty if the product has none such. */
    public static Optional<Algorithm> algorithm(RecommendedCurve curve) {
        return switch (curve) {
            case P_256 -> Optional.of(Algorithm.EC_P256);
            case P_384 -> Optional.of(Algorithm.EC_P384);
            case P_521 -> Optional.of(Algorithm.EC_P521);
            case SECP256K1 -> Optional.of(Algorithm.EC_SECP256K1);
            case CURVE25519 -> Optional.of(Algorithm.X25519);
            default -> Optional.empty();
        };
    }

    private static Optional<Algorithm> ofLength(int length) {
        return switch (length) {
            case 0, 256 -> Optional.of(Algorithm.EC_P256);
            case 384 -> Optional.of(Algorithm.EC_P384);
            case 521 -> Optional.of(Algorithm.EC_P521);
            default -> Optional.empty();
        };
    }

    /** The curve of an algorithm; empty for others. */
    public static Optional<RecommendedCurve> curve(Algorithm algorithm) {
        return switch (algorithm) {
            case EC_P256 -> Optional.of(RecommendedCurve.P_256);
            case EC_P384 -> Optional.of(RecommendedCurve.P_384);
            case EC_P521 -> Optional.of(RecommendedCurve.P_521);
            case EC_SECP256K1 -> Optional.of(RecommendedCurve.SECP256K1);
            case X25519 -> Optional.of(RecommendedCurve.CURVE25519);
            default -> Optional.empty();
        };
    }

    /** The item of an algorithm. */
    public static Item algorithm(Algorithm algorithm) {
        return Item.of(Tag.CRYPTOGRAPHIC_ALGORITHM, new Value.Enumerated(code(algorithm)));
    }
}
