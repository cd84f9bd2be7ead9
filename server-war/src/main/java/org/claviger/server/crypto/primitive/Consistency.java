package org.claviger.server.crypto.primitive;

import java.security.InvalidKeyException;
import java.util.Arrays;
import org.bouncycastle.crypto.generators.SLHDSAKeyPairGenerator;
import org.bouncycastle.crypto.params.SLHDSAKeyGenerationParameters;
import org.bouncycastle.crypto.params.SLHDSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.SLHDSAPublicKeyParameters;
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
        if (!isConsistent(ParsedPrivateKey.parse(algorithm, pkcs8), ParsedPublicKey.parse(algorithm, spki))) {
            throw new InvalidKeyException("The parts of this private key don't fit each other.");
        }
    }

    private static boolean isConsistent(ParsedPrivateKey privateKey, ParsedPublicKey publicKey) {
        SignatureAlgorithm signature =
                SignatureAlgorithm.defaultFor(privateKey.algorithm()).orElse(null);
        if (signature == null) {
            return agree(privateKey, publicKey);
        }
        return signature == SignatureAlgorithm.SLH_DSA
                ? growsAgain((SLHDSAPrivateKeyParameters) privateKey.lightweight())
                : verifies(signature, privateKey, publicKey);
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

    /** The root of SLH-DSA's tree from its seeds (FIPS 205, algorithm 18), which takes a tenth of a signature's time. */
    private static boolean growsAgain(SLHDSAPrivateKeyParameters key) {
        SLHDSAKeyPairGenerator generator = new SLHDSAKeyPairGenerator();
        generator.init(new SLHDSAKeyGenerationParameters(RandomBytes.generator(), key.getParameters()));
        SLHDSAPublicKeyParameters grown = (SLHDSAPublicKeyParameters) generator
                .internalGenerateKeyPair(key.getSeed(), key.getPrf(), key.getPublicSeed())
                .getPublic();
        return Arrays.equals(grown.getEncoded(), key.getEncodedPublicKey());
    }
}
