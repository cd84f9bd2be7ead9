package org.claviger.server.crypto.parameter;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import org.claviger.server.crypto.primitive.PairMaterial;

/** The halves of a pair as keys of the platform. */
final class PlatformKeys {
    private final KeyFactory factory;

    PlatformKeys(String family) throws GeneralSecurityException {
        factory = KeyFactory.getInstance(family);
    }

    PrivateKey privateKey(PairMaterial pair) throws GeneralSecurityException {
        return factory.generatePrivate(new PKCS8EncodedKeySpec(pair.privateKey()));
    }

    PublicKey publicKey(PairMaterial pair) throws GeneralSecurityException {
        return factory.generatePublic(new X509EncodedKeySpec(pair.publicKey()));
    }
}
