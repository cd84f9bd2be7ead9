package org.claviger.server.crypto.primitive;

import java.math.BigInteger;
import java.security.InvalidKeyException;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.claviger.api.crypto.Algorithm;

/** Whether the numbers of an RSA key are those of one (NIST SP 800-56B Rev. 2, sections 6.4.1 and 6.4.2). */
final class RsaValidation {
    /** FIPS 186-5, section 5.1: 2^16 < e < 2^256. */
    private static final int MIN_EXPONENT_BITS = 17;

    private static final int MAX_EXPONENT_BITS = 256;

    /** Composites pass with a probability of at most 2^-100. */
    private static final int CERTAINTY = 100;

    private RsaValidation() {}

    static void require(BigInteger modulus, BigInteger exponent) throws InvalidKeyException {
        require(
                Algorithm.RSA.has(modulus.bitLength()) && modulus.testBit(0),
                "An RSA modulus here has 2048, 3072 or 4096 bits.");
        require(
                exponent.testBit(0)
                        && exponent.bitLength() >= MIN_EXPONENT_BITS
                        && exponent.bitLength() <= MAX_EXPONENT_BITS,
                "A public exponent of RSA is odd, greater than 65536 and less than 2^256.");
    }

    static void require(RSAPrivateCrtKeyParameters key) throws InvalidKeyException {
        require(key.getModulus(), key.getPublicExponent());
        BigInteger p = key.getP();
        BigInteger q = key.getQ();
        BigInteger d = key.getExponent();
        BigInteger one = BigInteger.ONE;
        String wrong = "The numbers of this RSA key don't fit each other.";
        require(
                p.signum() > 0
                        && q.signum() > 0
                        && !p.equals(q)
                        && p.multiply(q).equals(key.getModulus()),
                wrong);
        require(p.isProbablePrime(CERTAINTY) && q.isProbablePrime(CERTAINTY), wrong);
        BigInteger ed = key.getPublicExponent().multiply(d);
        require(ed.mod(p.subtract(one)).equals(one) && ed.mod(q.subtract(one)).equals(one), wrong);
        require(
                d.mod(p.subtract(one)).equals(key.getDP())
                        && d.mod(q.subtract(one)).equals(key.getDQ()),
                wrong);
        require(key.getQInv().multiply(q).mod(p).equals(one), wrong);
    }

    private static void require(boolean condition, String otherwise) throws InvalidKeyException {
        if (!condition) {
            throw new InvalidKeyException(otherwise);
        }
    }
}
