package org.claviger.server.crypto.parameter;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.SignatureAlgorithm;
import org.claviger.kmip.word.DigitalSignatureAlgorithm;
import org.claviger.kmip.word.HashingAlgorithm;
import org.claviger.kmip.word.PaddingMethod;

/**
 * RSASSA-PSS, RSASSA-PKCS1-v1_5 (RFC 8017, section 8) and ECDSA (FIPS 186-5) as Cryptographic Parameters say. Where the
 * product's own API has a name for it, {@link #own} is to be preferred: it serves keys on an HSM, too.
 */
public final class SignatureScheme {
    private final Algorithm key;
    private final CryptographicParameters parameters;
    private final boolean pss;
    private final HashingAlgorithm hash;

    /**
     * A scheme.
     *
     * @param key the algorithm of the key: RSA, or a curve of ECDSA
     * @throws BadParametersException if keys of it don't sign so
     */
    public SignatureScheme(Algorithm key, CryptographicParameters parameters) {
        this.key = key;
        this.parameters = parameters;
        Optional<DigitalSignatureAlgorithm> named = parameters.signature();
        this.pss = named.map(each -> each == DigitalSignatureAlgorithm.RSASSA_PSS)
                .orElseGet(() -> parameters.padding().orElse(PaddingMethod.PSS) == PaddingMethod.PSS);
        this.hash = named.filter(each -> each != DigitalSignatureAlgorithm.RSASSA_PSS)
                .map(SignatureScheme::hashOf)
                .or(parameters::hash)
                .orElseGet(() -> usual(key));
        named.ifPresent(each -> requireFor(each, key));
        if (key != Algorithm.RSA && own().isEmpty() && !isOffered(key, hash)) {
            throw BadParametersException.unsupported("Keys of " + key + " don't sign with " + hash.title() + ".");
        }
        PaddingMethod padding = parameters.padding().orElse(PaddingMethod.PSS);
        if (key == Algorithm.RSA && padding != PaddingMethod.PSS && padding != PaddingMethod.PKCS1_V1_5) {
            throw BadParametersException.unsupported("RSA signs with PSS, or PKCS1 v1.5.");
        }
    }

    /** Beside what the product offers by a name of its own. */
    private static boolean isOffered(Algorithm key, HashingAlgorithm hash) {
        return key != Algorithm.EC_SECP256K1
                && hash != HashingAlgorithm.SHA_512_224
                && hash != HashingAlgorithm.SHA_512_256;
    }

    private static HashingAlgorithm usual(Algorithm key) {
        return switch (key) {
            case EC_P384 -> HashingAlgorithm.SHA_384;
            case EC_P521 -> HashingAlgorithm.SHA_512;
            default -> HashingAlgorithm.SHA_256;
        };
    }

    private static void requireFor(DigitalSignatureAlgorithm named, Algorithm key) {
        if (named.name().startsWith("ECDSA") == (key == Algorithm.RSA)) {
            throw BadParametersException.unsupported("Keys of " + key + " don't sign by " + named.title() + ".");
        }
    }

    private static HashingAlgorithm hashOf(DigitalSignatureAlgorithm named) {
        return switch (named) {
            case SHA_1_WITH_RSA_ENCRYPTION, ECDSA_WITH_SHA_1 -> HashingAlgorithm.SHA_1;
            case SHA_224_WITH_RSA_ENCRYPTION, ECDSA_WITH_SHA224 -> HashingAlgorithm.SHA_224;
            case SHA_256_WITH_RSA_ENCRYPTION, ECDSA_WITH_SHA256 -> HashingAlgorithm.SHA_256;
            case SHA_384_WITH_RSA_ENCRYPTION, ECDSA_WITH_SHA384 -> HashingAlgorithm.SHA_384;
            case SHA_512_WITH_RSA_ENCRYPTION, ECDSA_WITH_SHA512 -> HashingAlgorithm.SHA_512;
            case SHA3_256_WITH_RSA_ENCRYPTION -> HashingAlgorithm.SHA3_256;
            case SHA3_384_WITH_RSA_ENCRYPTION -> HashingAlgorithm.SHA3_384;
            case SHA3_512_WITH_RSA_ENCRYPTION -> HashingAlgorithm.SHA3_512;
            default -> throw BadParametersException.unsupported("Nothing is signed by " + named.title() + ".");
        };
    }

    /** True if the parameters leave open with what salt something was signed: which is seen by who has the public key. */
    public boolean isSaltOpen() {
        return key == Algorithm.RSA && pss && parameters.saltLength().isEmpty();
    }

    /** The same scheme by the name that the product has for it; empty if it has none. */
    public Optional<SignatureAlgorithm> own() {
        boolean otherSalt = parameters.saltLength().isPresent()
                && parameters.saltLength().get()
                        != HashNames.digest(HashNames.of(hash)).getDigestLength();
        boolean otherMask =
                parameters.maskHash().isPresent() && parameters.maskHash().get() != hash;
        if (key == Algorithm.RSA && pss && (otherSalt || otherMask)) {
            return Optional.empty();
        }
        String family = key != Algorithm.RSA ? "ECDSA" : pss ? "RSA_PSS" : "RSA_PKCS1";
        String wanted = family + "_" + HashNames.of(hash).replace("-", "");
        for (SignatureAlgorithm each : SignatureAlgorithm.values()) {
            if (each.name().equals(wanted)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /**
     * Signs.
     *
     * @param pkcs8 the private key: PKCS#8, DER
     */
    public byte[] sign(byte[] pkcs8, byte[] message) throws GeneralSecurityException {
        PrivateKey privateKey = factory().generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        String hashName = HashNames.ofNew(hash);
        Signature signature = signature(hashName, saltLength(hashName));
        signature.initSign(privateKey);
        signature.update(message);
        return signature.sign();
    }

    /**
     * Verifies.
     *
     * @param spki the public key: SubjectPublicKeyInfo, DER
     */
    public boolean verify(byte[] spki, byte[] message, byte[] bytes) throws GeneralSecurityException {
        PublicKey publicKey = factory().generatePublic(new X509EncodedKeySpec(spki));
        try {
            String hashName = HashNames.of(hash);
            // Who names no salt takes one of any length, and a verifier sees which (RFC 8017, section 9.1.2).
            int salt = pss && key == Algorithm.RSA && parameters.saltLength().isEmpty()
                    ? PssSalt.length((RSAPublicKey) publicKey, hashName, maskHash(), bytes)
                    : saltLength(hashName);
            Signature signature = signature(hashName, salt);
            signature.initVerify(publicKey);
            signature.update(message);
            return signature.verify(bytes);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private KeyFactory factory() throws GeneralSecurityException {
        return KeyFactory.getInstance(key == Algorithm.RSA ? "RSA" : "EC");
    }

    private int saltLength(String hashName) {
        return parameters
                .saltLength()
                .orElseGet(() -> HashNames.digest(hashName).getDigestLength());
    }

    private String maskHash() {
        return HashNames.of(parameters.maskHash().orElse(hash));
    }

    private Signature signature(String hashName, int salt) throws GeneralSecurityException {
        String joined = hashName.replaceFirst("^SHA-", "SHA");
        if (key != Algorithm.RSA) {
            return Signature.getInstance(joined + "withECDSA");
        }
        if (!pss) {
            return Signature.getInstance(joined + "withRSA");
        }
        Signature signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(new PSSParameterSpec(
                hashName, "MGF1", new MGF1ParameterSpec(maskHash()), salt, PSSParameterSpec.TRAILER_FIELD_BC));
        return signature;
    }
}
