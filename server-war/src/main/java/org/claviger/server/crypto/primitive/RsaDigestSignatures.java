package org.claviger.server.crypto.primitive;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.PSSSigner;
import org.claviger.api.crypto.HashAlgorithm;

/** RSA signatures of digests that others made, which the platform's {@link java.security.Signature} doesn't offer. */
final class RsaDigestSignatures {
    private RsaDigestSignatures() {}

    static byte[] signPkcs1(HashAlgorithm hash, ParsedPrivateKey key, byte[] digest) {
        RsaPrimitive rsa = RsaPrimitive.of(key.platform());
        return rsa.apply(encoded(hash, digest, rsa.length()));
    }

    static boolean verifyPkcs1(HashAlgorithm hash, ParsedPublicKey key, byte[] digest, byte[] signature) {
        RsaPrimitive rsa = RsaPrimitive.of(key.platform());
        return signature.length == rsa.length()
                && rsa.isInRange(signature)
                && MessageDigest.isEqual(encoded(hash, digest, rsa.length()), rsa.apply(signature));
    }

    static byte[] signPss(HashAlgorithm hash, ParsedPrivateKey key, byte[] digest) {
        try {
            PSSSigner signer = pss(hash, RsaPrimitive.of(key.platform()), true);
            signer.update(digest, 0, digest.length);
            return signer.generateSignature();
        } catch (CryptoException e) {
            throw new IllegalStateException("RSA could not sign.", e);
        }
    }

    static boolean verifyPss(HashAlgorithm hash, ParsedPublicKey key, byte[] digest, byte[] signature) {
        RsaPrimitive rsa = RsaPrimitive.of(key.platform());
        if (signature.length != rsa.length() || !rsa.isInRange(signature)) {
            return false;
        }
        PSSSigner signer = pss(hash, rsa, false);
        signer.update(digest, 0, digest.length);
        return signer.verifySignature(signature);
    }

    private static PSSSigner pss(HashAlgorithm hash, RsaPrimitive rsa, boolean signing) {
        Digest content = Hashes.lightweight(hash);
        PSSSigner signer = PSSSigner.createRawSigner(
                rsa, content, Hashes.lightweight(hash), hash.length(), PSSSigner.TRAILER_IMPLICIT);
        signer.init(signing, new ParametersWithRandom(rsa.parameters(), RandomBytes.generator()));
        return signer;
    }

    /** EMSA-PKCS1-v1_5 (section 9.2): 00 01 FF ... FF 00 and the DigestInfo. */
    private static byte[] encoded(HashAlgorithm hash, byte[] digest, int length) {
        try {
            byte[] info = new DigestInfo(new AlgorithmIdentifier(id(hash), DERNull.INSTANCE), digest).getEncoded("DER");
            byte[] encoded = new byte[length];
            int start = length - info.length;
            Arrays.fill(encoded, 2, start - 1, (byte) 0xff);
            encoded[1] = 1;
            System.arraycopy(info, 0, encoded, start, info.length);
            return encoded;
        } catch (IOException e) {
            throw new IllegalStateException("A digest could not be encoded.", e);
        }
    }

    private static ASN1ObjectIdentifier id(HashAlgorithm hash) {
        return switch (hash) {
            case SHA256 -> NISTObjectIdentifiers.id_sha256;
            case SHA384 -> NISTObjectIdentifiers.id_sha384;
            case SHA512 -> NISTObjectIdentifiers.id_sha512;
            case SHA3_256 -> NISTObjectIdentifiers.id_sha3_256;
            case SHA3_384 -> NISTObjectIdentifiers.id_sha3_384;
            case SHA3_512 -> NISTObjectIdentifiers.id_sha3_512;
        };
    }
}
