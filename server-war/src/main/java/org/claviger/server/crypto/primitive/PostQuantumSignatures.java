package org.claviger.server.crypto.primitive;

import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.MLDSAKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithContext;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.MLDSASigner;
import org.bouncycastle.crypto.signers.SLHDSASigner;

/** ML-DSA (FIPS 204, algorithms 2 and 3) and SLH-DSA (FIPS 205, algorithms 22 and 24), hedged with fresh randomness. */
public final class PostQuantumSignatures {
    /** Bytes. */
    public static final int MAX_CONTEXT = 255;

    private PostQuantumSignatures() {}

    /**
     * Signs.
     *
     * @param context what the signature is for, at most 255 bytes; empty for most uses
     * @throws IllegalArgumentException if the context is too long
     */
    public static byte[] sign(ParsedPrivateKey key, byte[] message, byte[] context) {
        if (context.length > MAX_CONTEXT) {
            throw new IllegalArgumentException("A context has at most 255 bytes.");
        }
        CipherParameters parameters = new ParametersWithContext(
                new ParametersWithRandom(key.lightweight(), RandomBytes.generator()), context);
        if (key.lightweight() instanceof MLDSAKeyParameters) {
            MLDSASigner signer = new MLDSASigner();
            signer.init(true, parameters);
            signer.update(message, 0, message.length);
            try {
                return signer.generateSignature();
            } catch (CryptoException e) {
                throw new IllegalStateException("ML-DSA could not sign.", e);
            }
        }
        SLHDSASigner signer = new SLHDSASigner();
        signer.init(true, parameters);
        return signer.generateSignature(message);
    }

    /** True if the signature is the key's, of this message in this context; false also for whatever is no signature. */
    public static boolean verify(ParsedPublicKey key, byte[] message, byte[] context, byte[] signature) {
        if (context.length > MAX_CONTEXT) {
            return false;
        }
        CipherParameters parameters = new ParametersWithContext(key.lightweight(), context);
        try {
            if (key.lightweight() instanceof MLDSAKeyParameters) {
                MLDSASigner signer = new MLDSASigner();
                signer.init(false, parameters);
                signer.update(message, 0, message.length);
                return signer.verifySignature(signature);
            }
            SLHDSASigner signer = new SLHDSASigner();
            signer.init(false, parameters);
            return signer.verifySignature(message, signature);
        } catch (RuntimeException e) {
            return false; // It was not even as long as a signature.
        }
    }
}
