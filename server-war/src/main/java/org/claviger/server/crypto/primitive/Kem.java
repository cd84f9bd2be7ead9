package org.claviger.server.crypto.primitive;

import java.security.InvalidKeyException;
import org.bouncycastle.crypto.SecretWithEncapsulation;
import org.bouncycastle.crypto.kems.MLKEMExtractor;
import org.bouncycastle.crypto.kems.MLKEMGenerator;
import org.bouncycastle.crypto.params.MLKEMPrivateKeyParameters;
import org.bouncycastle.pqc.crypto.xwing.XWingKEMExtractor;
import org.bouncycastle.pqc.crypto.xwing.XWingKEMGenerator;
import org.bouncycastle.pqc.crypto.xwing.XWingPrivateKeyParameters;
import org.claviger.api.crypto.Algorithm;

/**
 * Key encapsulation, by the algorithm of the key: ML-KEM (FIPS 203), X-Wing (draft-connolly-cfrg-xwing-kem), and for
 * P-256, P-384, P-521 and X25519 the DHKEM of HPKE (RFC 9180, section 4.1).
 */
public final class Kem {
    private Kem() {}

    /**
     * Makes a shared secret for the holder of the private key.
     *
     * @return a secret of 32 bytes (48 with P-384, 64 with P-521), and its ciphertext
     * @throws InvalidKeyException if the public key is one that no secret can be made with
     */
    public static Encapsulation encapsulate(ParsedPublicKey key) throws InvalidKeyException {
        return switch (key.algorithm()) {
            case ML_KEM_512, ML_KEM_768, ML_KEM_1024 ->
                copy(new MLKEMGenerator(RandomBytes.generator()).generateEncapsulated(key.lightweight()));
            case X_WING -> copy(new XWingKEMGenerator(RandomBytes.generator()).generateEncapsulated(key.lightweight()));
            default -> DhKem.of(key.algorithm()).encapsulate(key);
        };
    }

    /**
     * The shared secret in a ciphertext. ML-KEM gives another secret, not an error, for a ciphertext that was changed.
     *
     * @throws UndecipherableException if it is no ciphertext for such a key
     */
    public static byte[] decapsulate(ParsedPrivateKey key, byte[] ciphertext) throws UndecipherableException {
        if (ciphertext.length != ciphertextLength(key.algorithm())) {
            throw new UndecipherableException();
        }
        try {
            return switch (key.algorithm()) {
                case ML_KEM_512, ML_KEM_768, ML_KEM_1024 ->
                    new MLKEMExtractor((MLKEMPrivateKeyParameters) key.lightweight()).extractSecret(ciphertext);
                case X_WING ->
                    new XWingKEMExtractor((XWingPrivateKeyParameters) key.lightweight()).extractSecret(ciphertext);
                default -> DhKem.of(key.algorithm()).decapsulate(key, ciphertext);
            };
        } catch (InvalidKeyException | IllegalArgumentException e) {
            throw new UndecipherableException();
        }
    }

    /** Bytes of a ciphertext. */
    public static int ciphertextLength(Algorithm key) {
        return switch (key) {
            case ML_KEM_512 -> 768;
            case ML_KEM_768 -> 1088;
            case ML_KEM_1024 -> 1568;
            case X_WING -> 1120;
            default -> DhKem.of(key).ciphertextLength();
        };
    }

    private static Encapsulation copy(SecretWithEncapsulation secret) {
        return new Encapsulation(secret.getSecret(), secret.getEncapsulation());
    }
}
