package org.claviger.server.crypto;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.claviger.api.crypto.Algorithm;

/** Public keys of ECDH-ES, as a JWE's header has them ({@code epk}: RFC 7518, section 4.6.1.1; RFC 8037, section 2). */
final class EphemeralKeys {
    /** What precedes the 32 bytes of a public key of X25519 in X.509 (RFC 8410, section 4). */
    private static final byte[] X25519_PREFIX = HexFormat.of().parseHex("302a300506032b656e032100");

    private static final int X25519_LENGTH = 32;

    private EphemeralKeys() {}

    /**
     * As JWK.
     *
     * @param spki SubjectPublicKeyInfo, DER, of a key that agrees
     */
    static JWK toJwk(Algorithm algorithm, byte[] spki) {
        if (algorithm == Algorithm.X25519) {
            byte[] point = Arrays.copyOfRange(spki, X25519_PREFIX.length, spki.length);
            return new OctetKeyPair.Builder(Curve.X25519, Base64URL.encode(point)).build();
        }
        try {
            ECPublicKey key = (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(spki));
            return new ECKey.Builder(Curve.forECParameterSpec(key.getParams()), key).build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A public key of our own could not be read.", e);
        }
    }

    /**
     * As SubjectPublicKeyInfo, DER; whether it fits the other key is for that one to find out.
     *
     * @throws InvalidKeyException if it is no public key of an elliptic curve
     */
    static byte[] toSpki(JWK jwk) throws InvalidKeyException {
        try {
            if (jwk instanceof ECKey ec) {
                return ec.toECPublicKey().getEncoded();
            }
        } catch (JOSEException e) {
            throw new InvalidKeyException(e);
        }
        if (jwk instanceof OctetKeyPair pair
                && Curve.X25519.equals(pair.getCurve())
                && pair.getDecodedX().length == X25519_LENGTH) {
            byte[] spki = Arrays.copyOf(X25519_PREFIX, X25519_PREFIX.length + X25519_LENGTH);
            System.arraycopy(pair.getDecodedX(), 0, spki, X25519_PREFIX.length, X25519_LENGTH);
            return spki;
        }
        throw new InvalidKeyException("This is no public key of an elliptic curve.");
    }
}
