package org.claviger.server.crypto.primitive;

import java.security.InvalidKeyException;
import java.util.Arrays;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.SignatureAlgorithm;
import org.claviger.api.crypto.SignatureEncoding;

/**
 * Uses a key pair once (the pair-wise consistency test of FIPS 140-3, as SP 800-56A Rev. 3 describes it in section
 * 5.6.2.1.4): the private keys of post-quantum algorithms hold parts that could contradict each other.
 */
final class Consistency {
    private static final byte[] MESSAGE = new byte[32];

    private Consistency() {}

    static void require(Algorithm algorithm, byte[] pkcs8, byte[] spki) throws InvalidKeyException {
        ParsedPrivateKey privateKey = ParsedPrivateKey.parse(algorithm, pkcs8);
        ParsedPublicKey publicKey = ParsedPublicKey.parse(algorithm, spki);
        SignatureAlgorithm signature = SignatureAlgorithm.defaultFor(algorithm).orElse(null);
        if (!(signature == null ? agree(privateKey, publicKey) : verifies(signature, privateKey, publicKey))) {
            throw new InvalidKeyException("The parts of this private key don't fit each other.");
        }
    }

    private static boolean verifies(SignatureAlgorithm algorithm, ParsedPrivateKey own, ParsedPublicKey other) {
        byte[] signature = Signatures.sign(algorithm, SignatureEncoding.DER, own, MESSAGE);
        return Signatures.verify(algorithm, SignatureEncoding.DER, other, MESSAGE, signature);
    }

    private static boolean agree(ParsedPrivateKey own, ParsedPublicKey other) {
        try (Encapsulation secret = Kem.encapsulate(other)) {
            return Arrays.equals(secret.sharedSecret(), Kem.decapsulate(own, secret.ciphertext()));
        } catch (UndecipherableException | InvalidKeyException e) {
            return false;
        }
    }
}
