package org.claviger.server.object;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;

/** Makes new material for keys of every algorithm. */
@ApplicationScoped
class MaterialMaker {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** For the newest version of a key; of a pair, given the private half, both. */
    MadeMaterial make(ManagedObject key) {
        byte[] material = new byte[java.util.Objects.requireNonNull(key.length()) / Byte.SIZE];
        RANDOM.nextBytes(material);
        return new MadeMaterial(material, null, null, Digests.NONE);
    }
}
