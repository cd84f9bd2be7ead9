package org.claviger.server.crypto.primitive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.HashAlgorithm;

/**
 * DHKEM (RFC 9180, section 4.1): a key pair that lives once, and the agreement of its private key with the receiver's
 * public one.
 */
enum DhKem {
    P256(Algorithm.EC_P256, 0x0010, HashAlgorithm.SHA256, 65),
    P384(Algorithm.EC_P384, 0x0011, HashAlgorithm.SHA384, 97),
    P521(Algorithm.EC_P521, 0x0012, HashAlgorithm.SHA512, 133),
    X25519(Algorithm.X25519, 0x0020, HashAlgorithm.SHA256, 32);

    /** RFC 8410, section 3. */
    private static final ASN1ObjectIdentifier ID_X25519 = new ASN1ObjectIdentifier("1.3.101.110");

    private static final byte[] NONE = {};
    private static final byte[] VERSION = "HPKE-v1".getBytes(StandardCharsets.US_ASCII);

    private final Algorithm algorithm;
    private final int id;
    private final HashAlgorithm hash;
    private final int ciphertextLength;

    DhKem(Algorithm algorithm, int id, HashAlgorithm hash, int ciphertextLength) {
        this.algorithm = algorithm;
        this.id = id;
        this.hash = hash;
        this.ciphertextLength = ciphertextLength;
    }

    static DhKem of(Algorithm algorithm) {
        for (DhKem kem : values()) {
            if (kem.algorithm == algorithm) {
                return kem;
            }
        }
        throw new IllegalArgumentException("Keys of " + algorithm + " encapsulate nothing.");
    }

    int ciphertextLength() {
        return ciphertextLength;
    }

    Encapsulation encapsulate(ParsedPublicKey receiver) throws InvalidKeyException {
        byte[] receiverSpki = receiver.platform().getEncoded();
        try (PairMaterial ephemeral = KeyGeneration.pair(algorithm, algorithm.defaultLength())) {
            byte[] ciphertext = raw(ephemeral.publicKey());
            ParsedPrivateKey own = ParsedPrivateKey.parse(algorithm, ephemeral.privateKey());
            return new Encapsulation(secret(own, receiverSpki, ciphertext, raw(receiverSpki)), ciphertext);
        }
    }

    byte[] decapsulate(ParsedPrivateKey receiver, byte[] ciphertext) throws InvalidKeyException {
        return secret(receiver, spki(ciphertext), ciphertext, raw(receiver.publicKey()));
    }

    /** ExtractAndExpand, over the agreement and both public keys. */
    private byte[] secret(ParsedPrivateKey own, byte[] otherSpki, byte[] ciphertext, byte[] receiver)
            throws InvalidKeyException {
        byte[] agreed = Ecdh.agree(own, otherSpki);
        byte[] suite = ByteBuffer.allocate(5)
                .put("KEM".getBytes(StandardCharsets.US_ASCII))
                .putShort((short) id)
                .array();
        byte[] pseudorandomKey = Hkdf.extract(hash, Bytes.concatenated(VERSION, suite, ascii("eae_prk"), agreed), NONE);
        try {
            byte[] length = {0, (byte) hash.length()};
            byte[] info = Bytes.concatenated(length, VERSION, suite, ascii("shared_secret"), ciphertext, receiver);
            return Hkdf.expand(hash, pseudorandomKey, info, hash.length());
        } finally {
            Arrays.fill(agreed, (byte) 0);
            Arrays.fill(pseudorandomKey, (byte) 0);
        }
    }

    /** The point, or the 32 bytes of X25519, in a public key. */
    private static byte[] raw(byte[] spki) {
        return SubjectPublicKeyInfo.getInstance(spki).getPublicKeyData().getOctets();
    }

    private byte[] spki(byte[] raw) throws InvalidKeyException {
        AlgorithmIdentifier identifier = this == X25519
                ? new AlgorithmIdentifier(ID_X25519)
                : new AlgorithmIdentifier(
                        X9ObjectIdentifiers.id_ecPublicKey,
                        Curve.of(algorithm).domain().getName());
        try {
            return new SubjectPublicKeyInfo(identifier, raw).getEncoded("DER");
        } catch (IOException e) {
            throw new InvalidKeyException("This is no public key.");
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
