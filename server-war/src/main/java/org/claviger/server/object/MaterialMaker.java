package org.claviger.server.object;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Objects;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.ProtectionLevel;
import org.claviger.server.crypto.primitive.KeyCheckValue;
import org.claviger.server.crypto.primitive.KeyGeneration;
import org.claviger.server.crypto.primitive.PairMaterial;

/** Makes new material for keys of every algorithm. */
@ApplicationScoped
class MaterialMaker {
    @Inject
    TokenMaterial tokens;

    /** For the newest version of a key; of a pair, given the private half, both. */
    MadeMaterial make(ManagedObject key) {
        return key.protection() == ProtectionLevel.HSM ? tokens.make(key) : makeHere(key);
    }

    /** Does away with what was made, and is not stored: nothing of it stays on a token. */
    void discard(MadeMaterial material) {
        if (material.token() != null) {
            tokens.discard(material.token());
        }
    }

    private static MadeMaterial makeHere(ManagedObject key) {
        Algorithm algorithm = Objects.requireNonNull(key.algorithm());
        int length = Objects.requireNonNull(key.length());
        if (!algorithm.isPair()) {
            byte[] material = KeyGeneration.symmetric(algorithm, length);
            Digests digests = Digests.ofSecretKey(KeyCheckValue.of(algorithm, material));
            return new MadeMaterial(material, null, null, digests);
        }
        // Its bytes are wiped with what is made of them.
        PairMaterial pair = KeyGeneration.pair(algorithm, length);
        Digests digests = Digests.ofPublicKey(KeyCheckValue.fingerprint(pair.publicKey()));
        return new MadeMaterial(pair.privateKey(), pair.publicKey(), null, digests);
    }
}
