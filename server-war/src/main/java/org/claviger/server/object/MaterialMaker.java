package org.claviger.server.object;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
import java.util.Objects;
import org.claviger.api.crypto.Algorithm;
import org.claviger.server.crypto.primitive.KeyCheckValue;
import org.claviger.server.crypto.primitive.KeyGeneration;
import org.claviger.server.crypto.primitive.PairMaterial;

/** Makes new material for keys of every algorithm. */
@ApplicationScoped
class MaterialMaker {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /** For the newest version of a key; of a pair, given the private half, both. */
    MadeMaterial make(ManagedObject key) {
        Algorithm algorithm = Objects.requireNonNull(key.algorithm());
        int length = Objects.requireNonNull(key.length());
        if (!algorithm.isPair()) {
            byte[] material = KeyGeneration.symmetric(algorithm, length);
            return new MadeMaterial(material, null, null, ofSecret(algorithm, material));
        }
        // Its bytes are wiped with what is made of them.
        PairMaterial pair = KeyGeneration.pair(algorithm, length);
        return new MadeMaterial(pair.privateKey(), pair.publicKey(), null, ofPublic(pair.publicKey()));
    }

    private static Digests ofSecret(Algorithm algorithm, byte[] material) {
        return new Digests(HEX.formatHex(KeyCheckValue.of(algorithm, material)), null);
    }

    private static Digests ofPublic(byte[] spki) {
        return new Digests(null, HexFormat.of().formatHex(KeyCheckValue.fingerprint(spki)));
    }
}
