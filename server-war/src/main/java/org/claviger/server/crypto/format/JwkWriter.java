package org.claviger.server.crypto.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.io.IOException;
import java.security.InvalidKeyException;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PublicKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.math.ec.ECPoint;
import org.claviger.server.crypto.primitive.PublicHalf;
import org.jspecify.annotations.Nullable;

/** Writes what {@link JwkReader} reads. */
final class JwkWriter {
    private JwkWriter() {}

    /** A symmetric key; {@code alg} says what it is used for unless somebody says otherwise. */
    static byte[] symmetric(org.claviger.api.crypto.Algorithm algorithm, byte[] key) {
        String alg = switch (algorithm) {
            case AES -> "A" + key.length * Byte.SIZE + "GCM";
            case HMAC_SHA256, HMAC_SHA384, HMAC_SHA512 -> "HS" + key.length * Byte.SIZE;
            default -> null;
        };
        return bytes(new OctetSequenceKey.Builder(key)
                .algorithm(alg == null ? null : new Algorithm(alg))
                .build());
    }

    /** A public key, SubjectPublicKeyInfo. */
    static byte[] publicKey(byte[] spki) throws InvalidKeyException {
        return bytes(jwk(spki, null));
    }

    /** A private key, PKCS#8; its public key is in it. */
    static byte[] privateKey(byte[] pkcs8) throws InvalidKeyException {
        byte[] spki = PublicHalf.of(pkcs8);
        try {
            return bytes(jwk(spki, PrivateKeyFactory.createKey(pkcs8)));
        } catch (IOException | RuntimeException e) {
            throw without();
        }
    }

    private static JWK jwk(byte[] spki, @Nullable AsymmetricKeyParameter privateKey) throws InvalidKeyException {
        AsymmetricKeyParameter publicKey;
        try {
            publicKey = PublicKeyFactory.createKey(spki);
        } catch (IOException | RuntimeException e) {
            throw without();
        }
        if (publicKey instanceof RSAKeyParameters rsa) {
            return rsa(rsa, (RSAPrivateCrtKeyParameters) privateKey);
        }
        if (publicKey instanceof ECPublicKeyParameters ec) {
            return ec(ec, (ECPrivateKeyParameters) privateKey);
        }
        if (publicKey instanceof Ed25519PublicKeyParameters ed) {
            return okp(
                    Curve.Ed25519,
                    ed.getEncoded(),
                    privateKey == null ? null : ((Ed25519PrivateKeyParameters) privateKey).getEncoded());
        }
        if (publicKey instanceof X25519PublicKeyParameters x) {
            return okp(
                    Curve.X25519,
                    x.getEncoded(),
                    privateKey == null ? null : ((X25519PrivateKeyParameters) privateKey).getEncoded());
        }
        throw without();
    }

    private static JWK rsa(RSAKeyParameters key, @Nullable RSAPrivateCrtKeyParameters secret) {
        RSAKey.Builder jwk =
                new RSAKey.Builder(Base64URL.encode(key.getModulus()), Base64URL.encode(key.getExponent()));
        if (secret != null) {
            jwk.privateExponent(Base64URL.encode(secret.getExponent()))
                    .firstPrimeFactor(Base64URL.encode(secret.getP()))
                    .secondPrimeFactor(Base64URL.encode(secret.getQ()))
                    .firstFactorCRTExponent(Base64URL.encode(secret.getDP()))
                    .secondFactorCRTExponent(Base64URL.encode(secret.getDQ()))
                    .firstCRTCoefficient(Base64URL.encode(secret.getQInv()));
        }
        return jwk.build();
    }

    private static JWK ec(ECPublicKeyParameters key, @Nullable ECPrivateKeyParameters secret)
            throws InvalidKeyException {
        ECPoint point = key.getQ().normalize();
        int field = key.getParameters().getCurve().getFieldSize();
        ECKey.Builder jwk = new ECKey.Builder(
                JwkCurve.of(key.getParameters()).jose(),
                ECKey.encodeCoordinate(field, point.getAffineXCoord().toBigInteger()),
                ECKey.encodeCoordinate(field, point.getAffineYCoord().toBigInteger()));
        return secret == null
                ? jwk.build()
                : jwk.d(ECKey.encodeCoordinate(field, secret.getD())).build();
    }

    private static JWK okp(Curve curve, byte[] x, byte @Nullable [] d) {
        OctetKeyPair.Builder jwk = new OctetKeyPair.Builder(curve, Base64URL.encode(x));
        return d == null ? jwk.build() : jwk.d(Base64URL.encode(d)).build();
    }

    private static byte[] bytes(JWK jwk) {
        return jwk.toJSONString().getBytes(UTF_8);
    }

    private static InvalidKeyException without() {
        return new InvalidKeyException("Such keys have no JSON Web Key here. Take PKCS8 or SPKI.");
    }
}
