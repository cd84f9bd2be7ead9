package org.claviger.server.crypto.primitive;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.claviger.api.crypto.Algorithm;

/** New keys (NIST SP 800-133 Rev. 2, sections 4 to 6). */
public final class KeyGeneration {
    private KeyGeneration() {}

    /**
     * A secret key.
     *
     * @param length bits, one that the algorithm has
     * @return raw
     */
    public static byte[] symmetric(Algorithm algorithm, int length) {
        require(!algorithm.isPair(), algorithm, length);
        byte[] key = RandomBytes.of(algorithm.bytes(length));
        if (algorithm == Algorithm.DES3) {
            setParity(key);
        }
        return key;
    }

    /**
     * A key pair.
     *
     * @param length bits, one that the algorithm has
     */
    public static PairMaterial pair(Algorithm algorithm, int length) {
        require(algorithm.isPair(), algorithm, length);
        return switch (algorithm) {
            case RSA -> platform("RSA", new RSAKeyGenParameterSpec(length, RSAKeyGenParameterSpec.F4));
            case EC_P256, EC_P384, EC_P521 ->
                platform("EC", new ECGenParameterSpec(Curve.of(algorithm).jcaName()));
            case ED25519 -> platform("Ed25519", NamedParameterSpec.ED25519);
            case X25519 -> platform("X25519", NamedParameterSpec.X25519);
            default -> LightweightGeneration.pair(algorithm);
        };
    }

    /** The last bit of each byte makes the number of ones odd (NIST SP 800-67, section 3.3). */
    private static void setParity(byte[] key) {
        for (int i = 0; i < key.length; i++) {
            int others = key[i] & 0xfe;
            key[i] = (byte) (others | (Integer.bitCount(others) + 1) % 2);
        }
    }

    private static void require(boolean ofThisKind, Algorithm algorithm, int length) {
        if (!ofThisKind || !algorithm.has(length)) {
            throw new IllegalArgumentException("There are no such keys: " + algorithm + " of " + length + " bits.");
        }
    }

    private static PairMaterial platform(String name, AlgorithmParameterSpec parameters) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(name);
            generator.initialize(parameters);
            KeyPair pair = generator.generateKeyPair();
            byte[] pkcs8 = KeyEncoding.bare(
                    PrivateKeyInfo.getInstance(pair.getPrivate().getEncoded()));
            return new PairMaterial(pkcs8, pair.getPublic().getEncoded());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("A key pair of " + name + " could not be generated.", e);
        }
    }
}
