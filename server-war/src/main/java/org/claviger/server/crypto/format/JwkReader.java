package org.claviger.server.crypto.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.io.IOException;
import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Map;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PublicKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.claviger.api.crypto.Algorithm;
import org.jspecify.annotations.Nullable;

/** JSON Web Key (RFC 7517) of RSA, EC and symmetric keys (RFC 7518, section 6) and of OKP (RFC 8037), one at a time. */
final class JwkReader {
    /** What {@code alg} says of a symmetric key (RFC 7518, sections 3.1, 4.1 and 5.1). */
    private static final Map<String, Algorithm> SYMMETRIC = Map.ofEntries(
            Map.entry("HS256", Algorithm.HMAC_SHA256),
            Map.entry("HS384", Algorithm.HMAC_SHA384),
            Map.entry("HS512", Algorithm.HMAC_SHA512),
            Map.entry("A128GCM", Algorithm.AES),
            Map.entry("A192GCM", Algorithm.AES),
            Map.entry("A256GCM", Algorithm.AES),
            Map.entry("A128KW", Algorithm.AES),
            Map.entry("A192KW", Algorithm.AES),
            Map.entry("A256KW", Algorithm.AES),
            Map.entry("A128GCMKW", Algorithm.AES),
            Map.entry("A192GCMKW", Algorithm.AES),
            Map.entry("A256GCMKW", Algorithm.AES));

    private JwkReader() {}

    static void read(byte[] json, Parts parts) throws InvalidKeyException {
        try {
            JWK jwk = JWK.parse(new String(json, UTF_8));
            if (jwk instanceof OctetSequenceKey symmetric) {
                parts.secret(symmetric.toByteArray(), algorithm(jwk));
            } else if (jwk instanceof RSAKey rsa) {
                add(parts, publicKey(rsa), rsa.isPrivate() ? privateKey(rsa) : null);
            } else if (jwk instanceof ECKey ec) {
                add(parts, publicKey(ec), ec.isPrivate() ? privateKey(ec) : null);
            } else if (jwk instanceof OctetKeyPair okp) {
                add(parts, publicKey(okp), okp.isPrivate() ? privateKey(okp) : null);
            } else {
                throw unreadable();
            }
        } catch (ParseException | IOException | RuntimeException e) {
            throw unreadable();
        }
    }

    private static @Nullable Algorithm algorithm(JWK jwk) {
        return jwk.getAlgorithm() == null
                ? null
                : SYMMETRIC.get(jwk.getAlgorithm().getName());
    }

    private static void add(Parts parts, AsymmetricKeyParameter publicKey, @Nullable AsymmetricKeyParameter privateKey)
            throws IOException, InvalidKeyException {
        parts.publicKey(SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(publicKey)
                .getEncoded("DER"));
        if (privateKey != null) {
            parts.privateKey(
                    PrivateKeyInfoFactory.createPrivateKeyInfo(privateKey).getEncoded("DER"));
        }
    }

    private static AsymmetricKeyParameter publicKey(RSAKey key) {
        return new RSAKeyParameters(false, number(key.getModulus()), number(key.getPublicExponent()));
    }

    private static AsymmetricKeyParameter privateKey(RSAKey key) throws InvalidKeyException {
        if (key.getFirstPrimeFactor() == null
                || (key.getOtherPrimes() != null && !key.getOtherPrimes().isEmpty())) {
            throw new InvalidKeyException("An RSA private key needs its two primes.");
        }
        return new RSAPrivateCrtKeyParameters(
                number(key.getModulus()),
                number(key.getPublicExponent()),
                number(key.getPrivateExponent()),
                number(key.getFirstPrimeFactor()),
                number(key.getSecondPrimeFactor()),
                number(key.getFirstFactorCRTExponent()),
                number(key.getSecondFactorCRTExponent()),
                number(key.getFirstCRTCoefficient()));
    }

    private static AsymmetricKeyParameter publicKey(ECKey key) throws InvalidKeyException {
        ECDomainParameters domain = JwkCurve.of(key.getCurve()).domain();
        return new ECPublicKeyParameters(domain.getCurve().createPoint(number(key.getX()), number(key.getY())), domain);
    }

    private static AsymmetricKeyParameter privateKey(ECKey key) throws InvalidKeyException {
        return new ECPrivateKeyParameters(
                number(key.getD()), JwkCurve.of(key.getCurve()).domain());
    }

    private static AsymmetricKeyParameter publicKey(OctetKeyPair key) throws InvalidKeyException {
        byte[] x = key.getX().decode();
        return JwkCurve.isEd25519(key.getCurve())
                ? new Ed25519PublicKeyParameters(x)
                : new X25519PublicKeyParameters(x);
    }

    private static AsymmetricKeyParameter privateKey(OctetKeyPair key) throws InvalidKeyException {
        byte[] d = key.getDecodedD();
        try {
            return JwkCurve.isEd25519(key.getCurve())
                    ? new Ed25519PrivateKeyParameters(d)
                    : new X25519PrivateKeyParameters(d);
        } finally {
            Arrays.fill(d, (byte) 0);
        }
    }

    private static BigInteger number(Base64URL text) {
        return text.decodeToBigInteger();
    }

    private static InvalidKeyException unreadable() {
        return new InvalidKeyException("This is no JSON Web Key of type RSA, EC, OKP or oct.");
    }
}
