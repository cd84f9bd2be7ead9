package org.claviger.server.crypto.primitive;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Parts of a secret, of which a number is needed to know it, and fewer tell nothing (A. Shamir, 1979; KMIP 2.1, section 13.1). A
 * part is the value of a random polynomial at the part's number, whose value at 0 is the secret; or, where all parts are needed,
 * one of several terms whose sum is the secret.
 */
public final class SecretSharing {
    /** Bits: whether a larger number is a prime takes seconds to tell. */
    private static final int LARGEST_PRIME = 4104;

    /** Bytes of a secret for whose field a prime is looked for, for the same reason. */
    private static final int LONGEST_WITHOUT_PRIME = 256;

    private final Field field;

    private SecretSharing(Field field) {
        this.field = field;
    }

    /** In GF(2^8) with x^8+x^4+x^3+x^2+1: a secret of any length, byte by byte. */
    public static SecretSharing inGf256() {
        return new SecretSharing(new Gf256());
    }

    /** In GF(2^16), over GF(2^8): a secret of an even number of bytes, in pairs. */
    public static SecretSharing inGf65536() {
        return new SecretSharing(new Gf65536());
    }

    /**
     * In a prime field: the secret as one number.
     *
     * @param prime larger than any such secret
     * @param length bytes of the secret
     * @throws IllegalArgumentException if it is no prime, or too small
     */
    public static SecretSharing inPrimeField(BigInteger prime, int length) {
        if (prime.bitLength() > LARGEST_PRIME) {
            throw new IllegalArgumentException("The field's prime has at most " + LARGEST_PRIME + " bits.");
        }
        if (prime.bitLength() <= length * Byte.SIZE || !prime.isProbablePrime(100)) {
            throw new IllegalArgumentException(
                    "The field needs a prime that is larger than any secret of this length.");
        }
        return new SecretSharing(new PrimeField(prime, length));
    }

    /**
     * A prime for a secret of so many bytes.
     *
     * @throws IllegalArgumentException if it is too long to look for one
     */
    public static BigInteger primeFor(int length) {
        if (length > LONGEST_WITHOUT_PRIME) {
            throw new IllegalArgumentException(
                    "A secret of more than " + LONGEST_WITHOUT_PRIME + " bytes needs a prime of the caller's.");
        }
        return BigInteger.ONE.shiftLeft(length * Byte.SIZE).nextProbablePrime();
    }

    /**
     * Splits.
     *
     * @param threshold of the parts, so many tell the secret
     * @return as many parts, of which the first has the number 1
     * @throws IllegalArgumentException if the field has no place for so many, or the secret isn't of its length
     */
    public List<byte[]> split(byte[] secret, int parts, int threshold) {
        if (threshold < 1 || parts < threshold || BigInteger.valueOf(parts).compareTo(field.size()) >= 0) {
            throw new IllegalArgumentException(
                    "A secret is split into 1 part at least, and fewer than the field has elements.");
        }
        List<BigInteger> pieces = field.pieces(secret);
        List<List<BigInteger>> values = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            values.add(new ArrayList<>());
        }
        for (BigInteger piece : pieces) {
            List<BigInteger> polynomial = new ArrayList<>(List.of(piece));
            while (polynomial.size() < threshold) {
                polynomial.add(random());
            }
            for (int part = 1; part <= parts; part++) {
                values.get(part - 1).add(at(polynomial, BigInteger.valueOf(part)));
            }
        }
        return values.stream().map(field::bytes).toList();
    }

    private BigInteger random() {
        BigInteger number;
        do {
            number = new BigInteger(field.size().bitLength(), RandomBytes.generator());
        } while (number.compareTo(field.size()) >= 0);
        return number;
    }

    /** Horner's rule. */
    private BigInteger at(List<BigInteger> polynomial, BigInteger x) {
        BigInteger value = BigInteger.ZERO;
        for (int i = polynomial.size() - 1; i >= 0; i--) {
            value = field.add(field.multiply(value, x), polynomial.get(i));
        }
        return value;
    }

    /**
     * Joins.
     *
     * @param parts by their numbers, as many as the threshold at least: of fewer comes another secret
     * @return the secret
     * @throws IllegalArgumentException if they are not parts of one secret
     */
    public byte[] join(Map<Integer, byte[]> parts) {
        List<BigInteger> numbers = new ArrayList<>();
        List<List<BigInteger>> values = new ArrayList<>();
        parts.forEach((number, part) -> {
            if (number < 1 || BigInteger.valueOf(number).compareTo(field.size()) >= 0) {
                throw new IllegalArgumentException("The field has no part " + number + ".");
            }
            numbers.add(BigInteger.valueOf(number));
            values.add(field.pieces(part));
        });
        List<BigInteger> secret = new ArrayList<>();
        for (int piece = 0; piece < values.get(0).size(); piece++) {
            BigInteger sum = BigInteger.ZERO;
            for (int i = 0; i < numbers.size(); i++) {
                if (values.get(i).size() != values.get(0).size()) {
                    throw new IllegalArgumentException("The parts are not of the same length.");
                }
                sum = field.add(sum, field.multiply(values.get(i).get(piece), weight(numbers, i)));
            }
            secret.add(sum);
        }
        return field.secret(secret);
    }

    /** What Lagrange's polynomial that is 1 at this number and 0 at all others is at 0. */
    private BigInteger weight(List<BigInteger> numbers, int which) {
        BigInteger own = numbers.get(which);
        BigInteger weight = BigInteger.ONE;
        for (BigInteger other : numbers) {
            if (!other.equals(own)) {
                BigInteger difference = field.subtract(other, own);
                weight = field.multiply(weight, field.multiply(other, field.inverse(difference)));
            }
        }
        return weight;
    }

    /** All parts are needed: each is as long as the secret, and their sum, without carry, is it. */
    public static List<byte[]> splitByXor(byte[] secret, int parts) {
        List<byte[]> all = new ArrayList<>();
        byte[] last = secret.clone();
        for (int i = 1; i < parts; i++) {
            byte[] random = RandomBytes.of(secret.length);
            xor(last, random);
            all.add(random);
        }
        all.add(last);
        return all;
    }

    /** The sum of the parts. */
    public static byte[] joinByXor(List<byte[]> parts) {
        byte[] secret = new byte[parts.get(0).length];
        for (byte[] part : parts) {
            if (part.length != secret.length) {
                throw new IllegalArgumentException("The parts are not of the same length.");
            }
            xor(secret, part);
        }
        return secret;
    }

    private static void xor(byte[] sum, byte[] other) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] ^= other[i];
        }
    }

    /** A finite field, and how bytes are elements of it. */
    private interface Field {
        BigInteger size();

        BigInteger add(BigInteger a, BigInteger b);

        BigInteger subtract(BigInteger a, BigInteger b);

        BigInteger multiply(BigInteger a, BigInteger b);

        BigInteger inverse(BigInteger a);

        /** Of a secret, or of a part. */
        List<BigInteger> pieces(byte[] bytes);

        /** Of a part. */
        byte[] bytes(List<BigInteger> pieces);

        /** Of the secret. */
        default byte[] secret(List<BigInteger> pieces) {
            return bytes(pieces);
        }
    }

    /** Elements are small numbers of so many bytes. */
    private abstract static class BinaryField implements Field {
        private final int bytes;

        BinaryField(int bytes) {
            this.bytes = bytes;
        }

        abstract int multiply(int a, int b);

        abstract int inverse(int a);

        @Override
        public BigInteger size() {
            return BigInteger.ONE.shiftLeft(bytes * Byte.SIZE);
        }

        @Override
        public BigInteger add(BigInteger a, BigInteger b) {
            return a.xor(b);
        }

        @Override
        public BigInteger subtract(BigInteger a, BigInteger b) {
            return a.xor(b);
        }

        @Override
        public BigInteger multiply(BigInteger a, BigInteger b) {
            return BigInteger.valueOf(multiply(a.intValue(), b.intValue()));
        }

        @Override
        public BigInteger inverse(BigInteger a) {
            return BigInteger.valueOf(inverse(a.intValue()));
        }

        @Override
        public List<BigInteger> pieces(byte[] all) {
            if (all.length % bytes != 0) {
                throw new IllegalArgumentException("In this field a secret has a multiple of " + bytes + " bytes.");
            }
            List<BigInteger> pieces = new ArrayList<>();
            for (int i = 0; i < all.length; i += bytes) {
                pieces.add(new BigInteger(1, Arrays.copyOfRange(all, i, i + bytes)));
            }
            return pieces;
        }

        @Override
        public byte[] bytes(List<BigInteger> pieces) {
            byte[] all = new byte[pieces.size() * bytes];
            for (int i = 0; i < all.length; i++) {
                int shift = (bytes - 1 - i % bytes) * Byte.SIZE;
                all[i] = (byte) (pieces.get(i / bytes).intValue() >>> shift);
            }
            return all;
        }
    }

    private static final class Gf256 extends BinaryField {
        private static final int POLYNOMIAL = 0x11d;
        private static final int ORDER = 255;

        Gf256() {
            super(1);
        }

        /** Bit by bit: a table would be read in a time that depends on the secret. */
        @Override
        int multiply(int a, int b) {
            int product = 0;
            int left = a;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                product ^= left & -(b >>> bit & 1);
                left = left << 1 ^ (POLYNOMIAL & -(left >>> 7 & 1));
            }
            return product;
        }

        /** By Fermat: the 254th power. */
        @Override
        int inverse(int a) {
            int inverse = 1;
            for (int i = 0; i < ORDER - 1; i++) {
                inverse = multiply(inverse, a);
            }
            return inverse;
        }
    }

    /** Pairs (u, v) of bytes, that are uy + v. */
    private static final class Gf65536 extends BinaryField {
        private static final int M = 0x3a;

        private final Gf256 bytes = new Gf256();

        Gf65536() {
            super(2);
        }

        @Override
        int multiply(int a, int b) {
            int r = a >>> Byte.SIZE;
            int s = a & 0xff;
            int u = b >>> Byte.SIZE;
            int v = b & 0xff;
            int low = bytes.multiply(s, v);
            int high = bytes.multiply(r ^ s, u ^ v) ^ low;
            return high << Byte.SIZE | (bytes.multiply(bytes.multiply(r, u), M) ^ low);
        }

        @Override
        int inverse(int a) {
            int u = a >>> Byte.SIZE;
            int v = a & 0xff;
            int d = bytes.multiply(u ^ v, v) ^ bytes.multiply(M, bytes.multiply(u, u));
            int inverse = bytes.inverse(d);
            return bytes.multiply(u, inverse) << Byte.SIZE | bytes.multiply(u ^ v, inverse);
        }
    }

    /**
     * Whole numbers modulo a prime.
     *
     * @param length bytes of the secret
     */
    private record PrimeField(BigInteger prime, int length) implements Field {
        @Override
        public BigInteger size() {
            return prime;
        }

        @Override
        public BigInteger add(BigInteger a, BigInteger b) {
            return a.add(b).mod(prime);
        }

        @Override
        public BigInteger subtract(BigInteger a, BigInteger b) {
            return a.subtract(b).mod(prime);
        }

        @Override
        public BigInteger multiply(BigInteger a, BigInteger b) {
            return a.multiply(b).mod(prime);
        }

        @Override
        public BigInteger inverse(BigInteger a) {
            return a.modInverse(prime);
        }

        @Override
        public List<BigInteger> pieces(byte[] bytes) {
            return List.of(new BigInteger(1, bytes));
        }

        @Override
        public byte[] bytes(List<BigInteger> pieces) {
            return FixedLength.of(pieces.get(0), (prime.bitLength() + 7) / Byte.SIZE);
        }

        @Override
        public byte[] secret(List<BigInteger> pieces) {
            return FixedLength.of(pieces.get(0), length);
        }
    }
}
