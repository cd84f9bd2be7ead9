package org.claviger.server.crypto.primitive;

import java.io.IOException;
import java.security.InvalidKeyException;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.params.MLDSAKeyParameters;
import org.bouncycastle.crypto.params.MLKEMKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.SLHDSAKeyParameters;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PublicKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.pqc.crypto.xwing.XWingKeyParameters;
import org.bouncycastle.pqc.crypto.xwing.XWingPrivateKeyParameters;
import org.bouncycastle.pqc.crypto.xwing.XWingPublicKeyParameters;
import org.claviger.api.crypto.Algorithm;

/**
 * Keys as bytes: PKCS#8 (RFC 5208) and SubjectPublicKeyInfo (RFC 5280, section 4.1.2.7), both DER. Elliptic curves by name
 * (RFC 5480), Ed25519 and X25519 by RFC 8410, ML-DSA by RFC 9881, SLH-DSA by RFC 9909, ML-KEM by RFC 9935, X-Wing with the
 * object identifier of its draft and raw bytes within.
 */
final class KeyEncoding {
    private static final ASN1ObjectIdentifier X_WING = new ASN1ObjectIdentifier("1.3.6.1.4.1.62253.25722");

    private KeyEncoding() {}

    /** Parses PKCS#8; points, moduli and the redundant parts of post-quantum keys are checked by Bouncy Castle. */
    static AsymmetricKeyParameter privateKey(byte[] pkcs8) throws InvalidKeyException {
        try {
            PrivateKeyInfo info = PrivateKeyInfo.getInstance(pkcs8);
            return info.getPrivateKeyAlgorithm().getAlgorithm().equals(X_WING)
                    ? new XWingPrivateKeyParameters(info.getPrivateKey().getOctets())
                    : PrivateKeyFactory.createKey(info);
        } catch (IOException | RuntimeException e) {
            throw new InvalidKeyException("This is no private key in PKCS#8, or none of a known algorithm.");
        }
    }

    /** Parses a SubjectPublicKeyInfo; points are checked to lie on their curve. */
    static AsymmetricKeyParameter publicKey(byte[] spki) throws InvalidKeyException {
        try {
            SubjectPublicKeyInfo info = SubjectPublicKeyInfo.getInstance(spki);
            return info.getAlgorithm().getAlgorithm().equals(X_WING)
                    ? new XWingPublicKeyParameters(info.getPublicKeyData().getOctets())
                    : PublicKeyFactory.createKey(info);
        } catch (IOException | RuntimeException e) {
            throw new InvalidKeyException("This is no SubjectPublicKeyInfo, or none of a known algorithm.");
        }
    }

    /** As PKCS#8. */
    static byte[] encodePrivate(AsymmetricKeyParameter key) {
        try {
            return key instanceof XWingPrivateKeyParameters xWing
                    ? new PrivateKeyInfo(new AlgorithmIdentifier(X_WING), xWing.getSeed()).getEncoded("DER")
                    : bare(PrivateKeyInfoFactory.createPrivateKeyInfo(key));
        } catch (IOException e) {
            throw new IllegalStateException("A private key could not be encoded.", e);
        }
    }

    /** As SubjectPublicKeyInfo. */
    static byte[] encodePublic(AsymmetricKeyParameter key) {
        try {
            SubjectPublicKeyInfo info = key instanceof XWingPublicKeyParameters xWing
                    ? new SubjectPublicKeyInfo(new AlgorithmIdentifier(X_WING), xWing.getEncoded())
                    : SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(key);
            return info.getEncoded("DER");
        } catch (IOException e) {
            throw new IllegalStateException("A public key could not be encoded.", e);
        }
    }

    /** PKCS#8 of version 0, without attributes and without the public key beside the private one (RFC 5958): older software knows no other. */
    static byte[] bare(PrivateKeyInfo info) throws IOException {
        return new PrivateKeyInfo(
                        info.getPrivateKeyAlgorithm(), info.getPrivateKey().getOctets())
                .getEncoded("DER");
    }

    /** What a key is of. */
    static Algorithm algorithmOf(AsymmetricKeyParameter key) throws InvalidKeyException {
        if (key instanceof RSAKeyParameters) {
            return Algorithm.RSA;
        }
        if (key instanceof ECKeyParameters ec) {
            return Curve.of(ec.getParameters()).algorithm();
        }
        if (key instanceof Ed25519PrivateKeyParameters || key instanceof Ed25519PublicKeyParameters) {
            return Algorithm.ED25519;
        }
        if (key instanceof X25519PrivateKeyParameters || key instanceof X25519PublicKeyParameters) {
            return Algorithm.X25519;
        }
        if (key instanceof MLKEMKeyParameters kem) {
            return byName(kem.getParameters().getName());
        }
        if (key instanceof MLDSAKeyParameters dsa) {
            return byName(dsa.getParameters().getName());
        }
        if (key instanceof SLHDSAKeyParameters slh) {
            return byName("slh-dsa-" + slh.getParameters().getName());
        }
        if (key instanceof XWingKeyParameters) {
            return Algorithm.X_WING;
        }
        throw new InvalidKeyException("Keys of this algorithm are not known here.");
    }

    private static Algorithm byName(String name) throws InvalidKeyException {
        try {
            return Algorithm.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new InvalidKeyException("Keys of " + name + " are not known here.");
        }
    }
}
