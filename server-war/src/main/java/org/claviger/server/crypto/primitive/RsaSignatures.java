package org.claviger.server.crypto.primitive;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import org.claviger.api.crypto.HashAlgorithm;
import org.claviger.api.crypto.SignatureAlgorithm;

/** RSASSA-PKCS1-v1_5 and RSASSA-PSS (RFC 8017, section 8). */
final class RsaSignatures {
    private RsaSignatures() {}

    static byte[] sign(SignatureAlgorithm algorithm, ParsedPrivateKey key, byte[] message) {
        try {
            Signature signature = signature(algorithm);
            signature.initSign(key.platform());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("RSA could not sign.", e);
        }
    }

    static boolean verify(SignatureAlgorithm algorithm, ParsedPublicKey key, byte[] message, byte[] bytes) {
        try {
            Signature signature = signature(algorithm);
            signature.initVerify(key.platform());
            signature.update(message);
            return signature.verify(bytes);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    static byte[] signDigest(SignatureAlgorithm algorithm, ParsedPrivateKey key, byte[] digest) {
        return isPss(algorithm)
                ? RsaDigestSignatures.signPss(Signatures.hash(algorithm), key, digest)
                : RsaDigestSignatures.signPkcs1(Signatures.hash(algorithm), key, digest);
    }

    static boolean verifyDigest(SignatureAlgorithm algorithm, ParsedPublicKey key, byte[] digest, byte[] signature) {
        return isPss(algorithm)
                ? RsaDigestSignatures.verifyPss(Signatures.hash(algorithm), key, digest, signature)
                : RsaDigestSignatures.verifyPkcs1(Signatures.hash(algorithm), key, digest, signature);
    }

    private static Signature signature(SignatureAlgorithm algorithm) throws GeneralSecurityException {
        HashAlgorithm hash = Signatures.hash(algorithm);
        if (!isPss(algorithm)) {
            return Signature.getInstance(hash + "withRSA");
        }
        Signature signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(new PSSParameterSpec(
                hash.standardName(),
                "MGF1",
                new MGF1ParameterSpec(hash.standardName()),
                hash.length(),
                PSSParameterSpec.TRAILER_FIELD_BC));
        return signature;
    }

    private static boolean isPss(SignatureAlgorithm algorithm) {
        return switch (algorithm) {
            case RSA_PSS_SHA256, RSA_PSS_SHA384, RSA_PSS_SHA512 -> true;
            default -> false;
        };
    }
}
