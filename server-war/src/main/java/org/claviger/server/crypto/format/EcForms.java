package org.claviger.server.crypto.format;

import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.claviger.api.crypto.Algorithm;
import org.claviger.server.crypto.format.RsaForms.Asn1;

/** Keys of elliptic curves as ECPrivateKey (RFC 5915, SEC 1) and as their numbers, beside PKCS#8 and SubjectPublicKeyInfo. */
public final class EcForms {
    private EcForms() {}

    /** The object identifier of a curve; empty for other algorithms. */
    private static Optional<ASN1ObjectIdentifier> curve(Algorithm algorithm) {
        return switch (algorithm) {
            case EC_P256 -> Optional.of(SECObjectIdentifiers.secp256r1);
            case EC_P384 -> Optional.of(SECObjectIdentifiers.secp384r1);
            case EC_P521 -> Optional.of(SECObjectIdentifiers.secp521r1);
            case EC_SECP256K1 -> Optional.of(SECObjectIdentifiers.secp256k1);
            default -> Optional.empty();
        };
    }

    /** PKCS#8 of an ECPrivateKey that names its curve. */
    public static byte[] privateFromSec1(byte[] sec1) throws InvalidKeyException {
        return Asn1.read(() -> {
            ECPrivateKey key = ECPrivateKey.getInstance(sec1);
            return new PrivateKeyInfo(
                            new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, key.getParametersObject()), key)
                    .getEncoded("DER");
        });
    }

    /** The ECPrivateKey in PKCS#8, with the name of its curve. */
    public static byte[] privateToSec1(byte[] pkcs8) throws InvalidKeyException {
        return Asn1.read(() -> {
            PrivateKeyInfo info = PrivateKeyInfo.getInstance(pkcs8);
            ASN1ObjectIdentifier curve = ASN1ObjectIdentifier.getInstance(
                    info.getPrivateKeyAlgorithm().getParameters());
            ECPrivateKey key = ECPrivateKey.getInstance(info.parsePrivateKey());
            int bits = key.getPrivateKey().getOctets().length * Byte.SIZE;
            return new ECPrivateKey(bits, key.getKey(), curve).getEncoded("DER");
        });
    }

    /** The private number of a key in PKCS#8. */
    public static BigInteger number(byte[] pkcs8) throws InvalidKeyException {
        return Asn1.read(
                () -> ECPrivateKey.getInstance(PrivateKeyInfo.getInstance(pkcs8).parsePrivateKey())
                        .getKey());
    }

    /** The point of a public key: SEC 1, section 2.3.3. */
    public static byte[] point(byte[] spki) throws InvalidKeyException {
        return Asn1.read(
                () -> SubjectPublicKeyInfo.getInstance(spki).getPublicKeyData().getBytes());
    }

    /** PKCS#8 of a private number. */
    public static byte[] privateOf(Algorithm curve, BigInteger number) throws InvalidKeyException {
        ASN1ObjectIdentifier id = require(curve);
        return Asn1.read(() -> new PrivateKeyInfo(
                        new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, id),
                        new ECPrivateKey((curve.defaultLength() + 7) / Byte.SIZE * Byte.SIZE, number))
                .getEncoded("DER"));
    }

    /** SubjectPublicKeyInfo of a point. */
    public static byte[] publicOf(Algorithm curve, byte[] point) throws InvalidKeyException {
        ASN1ObjectIdentifier id = require(curve);
        return Asn1.read(
                () -> new SubjectPublicKeyInfo(new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, id), point)
                        .getEncoded("DER"));
    }

    private static ASN1ObjectIdentifier require(Algorithm curve) throws InvalidKeyException {
        return curve(curve).orElseThrow(() -> new InvalidKeyException("The curve is not known here."));
    }
}
