package org.claviger.blackbox;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.claviger.api.crypto.HashAlgorithm;
import org.claviger.api.crypto.SignatureAlgorithm;
import org.claviger.api.crypto.SignatureEncoding;

/** Signatures by another library's front door, to compare with. */
final class SoftwareSignatures {
    static final Provider PROVIDER = new BouncyCastleProvider();

    private SoftwareSignatures() {}

    static boolean verify(
            SignatureAlgorithm algorithm, SignatureEncoding encoding, byte[] spki, byte[] message, byte[] signature)
            throws GeneralSecurityException, IOException {
        Signature verifier = of(algorithm, encoding);
        PublicKey key = BouncyCastleProvider.getPublicKey(SubjectPublicKeyInfo.getInstance(spki));
        verifier.initVerify(key);
        verifier.update(message);
        return verifier.verify(signature);
    }

    static byte[] sign(SignatureAlgorithm algorithm, SignatureEncoding encoding, byte[] pkcs8, byte[] message)
            throws GeneralSecurityException, IOException {
        Signature signer = of(algorithm, encoding);
        PrivateKey key = BouncyCastleProvider.getPrivateKey(PrivateKeyInfo.getInstance(pkcs8));
        signer.initSign(key);
        signer.update(message);
        return signer.sign();
    }

    private static Signature of(SignatureAlgorithm algorithm, SignatureEncoding encoding)
            throws GeneralSecurityException {
        String hash = algorithm.hash().map(HashAlgorithm::standardName).orElse("");
        Signature signature = Signature.getInstance(name(algorithm, encoding, hash.replace("-", "")), PROVIDER);
        if (algorithm.name().startsWith("RSA_PSS")) {
            int salt = algorithm.hash().orElseThrow().length();
            signature.setParameter(new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), salt, 1));
        }
        return signature;
    }

    private static String name(SignatureAlgorithm algorithm, SignatureEncoding encoding, String hash) {
        return switch (algorithm) {
            case RSA_PKCS1_SHA256, RSA_PKCS1_SHA384, RSA_PKCS1_SHA512 -> hash + "withRSA";
            case RSA_PSS_SHA256, RSA_PSS_SHA384, RSA_PSS_SHA512 -> hash + "withRSAandMGF1";
            case ECDSA_SHA256, ECDSA_SHA384, ECDSA_SHA512 ->
                hash + (encoding == SignatureEncoding.DER ? "withECDSA" : "withPLAIN-ECDSA");
            case ED25519 -> "Ed25519";
            case ML_DSA -> "ML-DSA";
            case SLH_DSA -> "SLH-DSA";
        };
    }
}
