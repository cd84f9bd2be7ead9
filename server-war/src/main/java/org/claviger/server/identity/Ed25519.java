package org.claviger.server.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.impl.BaseJWSProvider;
import com.nimbusds.jose.crypto.impl.CriticalHeaderParamsDeferral;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/** EdDSA with Ed25519 (RFC 8037) by the JDK: the JOSE library would bring another cryptographic library for it. */
final class Ed25519 extends BaseJWSProvider implements JWSVerifier {
    private static final String NAME = "Ed25519";
    private static final int KEY_BYTES = 32;

    /** What precedes the 32 bytes of a public key in X.509 (RFC 8410, section 4). */
    private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private final PublicKey key;

    Ed25519(PublicKey key) {
        super(Set.of(JWSAlgorithm.EdDSA));
        this.key = key;
    }

    /** The key in the JDK's form; empty if it is another kind of key, or malformed. */
    static Optional<PublicKey> publicKey(JWK jwk) {
        if (!(jwk instanceof OctetKeyPair pair) || !Curve.Ed25519.equals(pair.getCurve())) {
            return Optional.empty();
        }
        byte[] point = pair.getDecodedX();
        if (point.length != KEY_BYTES) {
            return Optional.empty();
        }
        byte[] encoded = new byte[PREFIX.length + KEY_BYTES];
        System.arraycopy(PREFIX, 0, encoded, 0, PREFIX.length);
        System.arraycopy(point, 0, encoded, PREFIX.length, KEY_BYTES);
        try {
            return Optional.of(KeyFactory.getInstance(NAME).generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean verify(JWSHeader header, byte[] signedBytes, Base64URL signature) throws JOSEException {
        // RFC 7515, section 4.1.11: what is critical, and not understood, makes a token void.
        if (!new CriticalHeaderParamsDeferral().headerPasses(header)) {
            return false;
        }
        try {
            Signature verifier = Signature.getInstance(NAME);
            verifier.initVerify(key);
            verifier.update(signedBytes);
            return verifier.verify(signature.decode());
        } catch (SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new JOSEException("This JDK has no Ed25519.", e);
        }
    }
}
