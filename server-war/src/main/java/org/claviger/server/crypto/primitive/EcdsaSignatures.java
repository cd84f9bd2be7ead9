package org.claviger.server.crypto.primitive;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.SignatureException;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.signers.DSAEncoding;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.SignatureEncoding;

/** ECDSA (FIPS 186-5, section 6.4) of digests, on secp256k1 with nonces after RFC 6979. */
public final class EcdsaSignatures {
    /** Signs digests of any length. */
    private static final String NAME = "NONEwithECDSA";

    private EcdsaSignatures() {}

    /**
     * The same signature in another encoding.
     *
     * @param key algorithm of the key, which says how long r and s are
     * @throws SignatureException if it is none in the encoding that it is said to be in: DER is taken strictly, and r and s
     *     lie between 1 and the order of the curve
     */
    public static byte[] convert(Algorithm key, SignatureEncoding from, SignatureEncoding to, byte[] signature)
            throws SignatureException {
        BigInteger order = Curve.of(key).order();
        return encode(order, to, decode(order, from, signature));
    }

    static byte[] sign(SignatureEncoding encoding, ParsedPrivateKey key, byte[] digest) {
        try {
            BigInteger order = Curve.of(key.algorithm()).order();
            if (key.algorithm() == Algorithm.EC_SECP256K1) {
                ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
                signer.init(true, key.lightweight());
                return encode(order, encoding, signer.generateSignature(digest));
            }
            Signature signature = Signature.getInstance(NAME);
            signature.initSign(key.platform());
            signature.update(digest);
            byte[] der = signature.sign();
            return encoding == SignatureEncoding.DER
                    ? der
                    : encode(order, encoding, decode(order, SignatureEncoding.DER, der));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("ECDSA could not sign.", e);
        }
    }

    static boolean verify(SignatureEncoding encoding, ParsedPublicKey key, byte[] digest, byte[] bytes) {
        try {
            Curve curve = Curve.of(key.algorithm());
            BigInteger[] numbers = decode(curve.order(), encoding, bytes);
            if (curve == Curve.SECP256K1) {
                return verify(key.lightweight(), digest, numbers);
            }
            if (numbers[0].add(curve.order()).compareTo(curve.prime()) < 0) {
                // Here the x-coordinate may exceed the order, and the JDK forgets to reduce it.
                return verify(KeyEncoding.publicKey(key.platform().getEncoded()), digest, numbers);
            }
            Signature signature = Signature.getInstance(NAME);
            signature.initVerify(key.platform());
            signature.update(digest);
            return signature.verify(encode(curve.order(), SignatureEncoding.DER, numbers));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static boolean verify(AsymmetricKeyParameter key, byte[] digest, BigInteger[] numbers) {
        ECDSASigner signer = new ECDSASigner();
        signer.init(false, key);
        return signer.verifySignature(digest, numbers[0], numbers[1]);
    }

    /** r and s. */
    private static BigInteger[] decode(BigInteger order, SignatureEncoding encoding, byte[] signature)
            throws SignatureException {
        try {
            return encoder(encoding).decode(order, signature);
        } catch (IOException | RuntimeException e) {
            throw new SignatureException("This is no signature of ECDSA in " + encoding + ".");
        }
    }

    private static byte[] encode(BigInteger order, SignatureEncoding encoding, BigInteger[] numbers)
            throws SignatureException {
        try {
            return encoder(encoding).encode(order, numbers[0], numbers[1]);
        } catch (IOException e) {
            throw new SignatureException("A signature could not be encoded.", e);
        }
    }

    private static DSAEncoding encoder(SignatureEncoding encoding) {
        return encoding == SignatureEncoding.DER ? StandardDSAEncoding.INSTANCE : PlainDSAEncoding.INSTANCE;
    }
}
