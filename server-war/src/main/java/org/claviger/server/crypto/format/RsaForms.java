package org.claviger.server.crypto.format;

import java.io.IOException;
import java.math.BigInteger;
import java.security.InvalidKeyException;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** RSA keys as PKCS#1 (RFC 8017, appendix A.1) and as their numbers, beside PKCS#8 and SubjectPublicKeyInfo. All is DER. */
public final class RsaForms {
    private static final AlgorithmIdentifier RSA =
            new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);

    private RsaForms() {}

    /** True if a private key in PKCS#8 is one of RSA. */
    public static boolean isPrivate(byte[] pkcs8) {
        return PrivateKeyInfo.getInstance(pkcs8)
                .getPrivateKeyAlgorithm()
                .getAlgorithm()
                .equals(PKCSObjectIdentifiers.rsaEncryption);
    }

    /** True if a SubjectPublicKeyInfo has a key of RSA. */
    public static boolean isPublic(byte[] spki) {
        return SubjectPublicKeyInfo.getInstance(spki)
                .getAlgorithm()
                .getAlgorithm()
                .equals(PKCSObjectIdentifiers.rsaEncryption);
    }

    /** PKCS#8 of an RSAPrivateKey. */
    public static byte[] privateFromPkcs1(byte[] pkcs1) throws InvalidKeyException {
        return Asn1.read(() -> new PrivateKeyInfo(RSA, RSAPrivateKey.getInstance(pkcs1)).getEncoded("DER"));
    }

    /** The RSAPrivateKey in PKCS#8. */
    public static byte[] privateToPkcs1(byte[] pkcs8) throws InvalidKeyException {
        return Asn1.read(() -> PrivateKeyInfo.getInstance(pkcs8).getPrivateKey().getOctets());
    }

    /** SubjectPublicKeyInfo of an RSAPublicKey. */
    public static byte[] publicFromPkcs1(byte[] pkcs1) throws InvalidKeyException {
        return Asn1.read(() -> new SubjectPublicKeyInfo(RSA, RSAPublicKey.getInstance(pkcs1)).getEncoded("DER"));
    }

    /** The RSAPublicKey in a SubjectPublicKeyInfo. */
    public static byte[] publicToPkcs1(byte[] spki) throws InvalidKeyException {
        return Asn1.read(() -> SubjectPublicKeyInfo.getInstance(spki)
                .parsePublicKey()
                .toASN1Primitive()
                .getEncoded("DER"));
    }

    /** The numbers of a private key in PKCS#8. */
    public static Numbers numbers(byte[] pkcs8) throws InvalidKeyException {
        return Asn1.read(() -> {
            RSAPrivateKey key =
                    RSAPrivateKey.getInstance(PrivateKeyInfo.getInstance(pkcs8).parsePrivateKey());
            return new Numbers(
                    key.getModulus(),
                    key.getPublicExponent(),
                    key.getPrivateExponent(),
                    key.getPrime1(),
                    key.getPrime2(),
                    key.getExponent1(),
                    key.getExponent2(),
                    key.getCoefficient());
        });
    }

    /** Modulus and public exponent of a SubjectPublicKeyInfo. */
    public static BigInteger[] publicNumbers(byte[] spki) throws InvalidKeyException {
        return Asn1.read(() -> {
            RSAPublicKey key = RSAPublicKey.getInstance(
                    SubjectPublicKeyInfo.getInstance(spki).parsePublicKey());
            return new BigInteger[] {key.getModulus(), key.getPublicExponent()};
        });
    }

    /** SubjectPublicKeyInfo of a public key. */
    public static byte[] publicOf(BigInteger modulus, BigInteger exponent) throws InvalidKeyException {
        return Asn1.read(() -> new SubjectPublicKeyInfo(RSA, new RSAPublicKey(modulus, exponent)).getEncoded("DER"));
    }

    /** The numbers of a private key (RFC 8017, section 3.2). */
    public record Numbers(
            BigInteger modulus,
            BigInteger publicExponent,
            BigInteger privateExponent,
            BigInteger p,
            BigInteger q,
            BigInteger exponentP,
            BigInteger exponentQ,
            BigInteger coefficient) {
        /** PKCS#8. */
        public byte[] pkcs8() throws InvalidKeyException {
            return Asn1.read(() -> new PrivateKeyInfo(
                            RSA,
                            new RSAPrivateKey(
                                    modulus, publicExponent, privateExponent, p, q, exponentP, exponentQ, coefficient))
                    .getEncoded("DER"));
        }

        @Override
        public String toString() {
            return "Numbers[hidden]";
        }
    }

    /** Reading ASN.1 that somebody sent. */
    static final class Asn1 {
        private Asn1() {}

        static <T> T read(Reading<T> reading) throws InvalidKeyException {
            try {
                return reading.read();
            } catch (IOException | RuntimeException e) {
                throw new InvalidKeyException("The key is not in the format that is named.");
            }
        }

        /** Some of it. */
        interface Reading<T> {
            T read() throws IOException;
        }
    }
}
