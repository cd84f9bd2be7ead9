package org.claviger.server.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.claviger.api.ErrorCode;
import org.claviger.api.crypto.Algorithm;
import org.claviger.server.crypto.primitive.SegmentedGcm;
import org.claviger.server.object.UsableKey;
import org.claviger.server.platform.RefusedException;
import org.claviger.server.vault.OpenedMaterial;
import org.claviger.server.vault.Vault;

/** Derives the keys that streams have of their own. */
@ApplicationScoped
class StreamKeys {
    @Inject
    Vault vault;

    /** A stream at its first segment; whoever asks for it closes it. */
    SegmentedGcm derive(UsableKey key, StreamHeader header) {
        if (key.algorithm() != Algorithm.AES) {
            throw new RefusedException(
                    ErrorCode.USAGE_NOT_ALLOWED,
                    "Streams are encrypted with keys of AES, not of " + key.algorithm() + ".");
        }
        if (key.isOnToken()) {
            throw new RefusedException(
                    ErrorCode.USAGE_NOT_ALLOWED,
                    "The key never leaves the HSM, where nothing can be derived of it for a stream. Use a sealed key, or"
                            + " encrypt the stream yourself with a data key.");
        }
        try (OpenedMaterial material = vault.open(key.material())) {
            return new SegmentedGcm(material.reveal(), header.salt(), header.encoded());
        }
    }
}
