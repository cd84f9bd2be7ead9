package org.claviger.server.crypto.primitive;

import java.security.InvalidKeyException;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.MLKEMPrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.params.SLHDSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.SLHDSAPublicKeyParameters;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.pqc.crypto.xwing.XWingPrivateKeyParameters;

/** The public key that belongs to a private one. */
public final class PublicHalf {
    private PublicHalf() {}

    /**
     * Derives it.
     *
     * @param pkcs8 the private key, PKCS#8, DER
     * @return SubjectPublicKeyInfo, DER
     * @throws InvalidKeyException if it is no private key of an algorithm that there is
     */
    public static byte[] of(byte[] pkcs8) throws InvalidKeyException {
        return KeyEncoding.encodePublic(of(KeyEncoding.privateKey(pkcs8)));
    }

    static AsymmetricKeyParameter of(AsymmetricKeyParameter key) throws InvalidKeyException {
        if (key instanceof RSAPrivateCrtKeyParameters rsa) {
            return new RSAKeyParameters(false, rsa.getModulus(), rsa.getPublicExponent());
        }
        if (key instanceof ECPrivateKeyParameters ec) {
            return new ECPublicKeyParameters(
                    new FixedPointCombMultiplier()
                            .multiply(ec.getParameters().getG(), ec.getD())
                            .normalize(),
                    ec.getParameters());
        }
        if (key instanceof Ed25519PrivateKeyParameters ed25519) {
            return ed25519.generatePublicKey();
        }
        if (key instanceof X25519PrivateKeyParameters x25519) {
            return x25519.generatePublicKey();
        }
        if (key instanceof MLKEMPrivateKeyParameters kem) {
            return kem.getPublicKeyParameters();
        }
        if (key instanceof MLDSAPrivateKeyParameters dsa) {
            return dsa.getPublicKeyParameters();
        }
        if (key instanceof SLHDSAPrivateKeyParameters slh) {
            return new SLHDSAPublicKeyParameters(slh.getParameters(), slh.getPublicKey());
        }
        if (key instanceof XWingPrivateKeyParameters xWing) {
            return xWing.getPublicKeyParameters();
        }
        throw new InvalidKeyException("Of this private key no public key can be derived.");
    }
}
