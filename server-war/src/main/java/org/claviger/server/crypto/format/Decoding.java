package org.claviger.server.crypto.format;

import java.security.InvalidKeyException;
import java.util.Arrays;
import java.util.List;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.KeyFormat;
import org.claviger.api.crypto.ObjectType;
import org.claviger.server.crypto.primitive.KeyValidation;
import org.claviger.server.crypto.primitive.PublicHalf;
import org.jspecify.annotations.Nullable;

/**
 * Reads material that comes from outside. It is what it looks like, and its parts belong together; whether a key is a valid
 * one, {@link KeyValidation} tells. Errors are sentences for who sent it, and tell nothing of a secret.
 */
public final class Decoding {
    /** Bytes of the largest that is read. */
    public static final int MAX_LENGTH = 1 << 16;

    private Decoding() {}

    /**
     * Reads material.
     *
     * @param encoded at most {@link #MAX_LENGTH} bytes; not kept, not wiped
     * @param type what it has to be; absent: what it is. Raw bytes don't say it
     * @param algorithm of what it has to be; absent: of what it is. Raw bytes don't say it
     * @param password of PKCS#12, or of an encrypted private key in PEM; not kept
     * @throws InvalidKeyException if it can't be read, or is something else; its message may be shown
     */
    public static Decoded decode(
            KeyFormat format,
            byte[] encoded,
            @Nullable ObjectType type,
            @Nullable Algorithm algorithm,
            char @Nullable [] password)
            throws InvalidKeyException {
        if (encoded.length == 0 || encoded.length > MAX_LENGTH) {
            throw new InvalidKeyException("Material has 1 to " + MAX_LENGTH + " bytes.");
        }
        try (Parts parts = parse(format, encoded, password)) {
            Decoded decoded = whole(parts, type, algorithm);
            if ((type != null && decoded.type() != type) || (algorithm != null && decoded.algorithm() != algorithm)) {
                String found = decoded.type() + (decoded.algorithm() == null ? "" : " of " + decoded.algorithm());
                decoded.close();
                throw new InvalidKeyException("The material is a " + found + ", and not what was said.");
            }
            return decoded;
        }
    }

    private static Parts parse(KeyFormat format, byte[] encoded, char @Nullable [] password)
            throws InvalidKeyException {
        Parts parts = new Parts();
        switch (format) {
            case RAW -> parts.secret(encoded.clone(), null);
            case PKCS8 -> parts.privateKey(encoded.clone());
            case SPKI -> parts.publicKey(encoded);
            case X509 -> parts.certificate(encoded);
            case JWK -> JwkReader.read(encoded, parts);
            case PEM -> Pem.read(encoded, password, parts);
            case PKCS12 -> Pkcs12.read(encoded, password, parts);
        }
        return parts;
    }

    private static Decoded whole(Parts parts, @Nullable ObjectType type, @Nullable Algorithm algorithm)
            throws InvalidKeyException {
        if (parts.secret() != null) {
            return secret(
                    parts.secret(), type, parts.algorithmOfSecret() == null ? algorithm : parts.algorithmOfSecret());
        }
        if (parts.privateKey() != null) {
            return privateKey(parts.privateKey(), parts.publicKey(), parts.certificates());
        }
        if (parts.publicKey() != null && parts.certificates().isEmpty()) {
            return new Decoded(
                    ObjectType.PUBLIC_KEY,
                    KeyValidation.algorithmOf(parts.publicKey()),
                    parts.publicKey().clone(),
                    List.of());
        }
        if (parts.publicKey() == null && !parts.certificates().isEmpty()) {
            List<Certificate> certificates = Certificate.chain(parts.certificates(), null);
            Certificate own = certificates.get(0);
            return new Decoded(
                    ObjectType.CERTIFICATE, own.algorithm(), own.der().clone(), certificates);
        }
        throw new InvalidKeyException("There is no key and no certificate in it, or more than can be one object.");
    }

    private static Decoded secret(byte[] bytes, @Nullable ObjectType type, @Nullable Algorithm algorithm)
            throws InvalidKeyException {
        if (type == ObjectType.SECRET_DATA || type == ObjectType.OPAQUE_OBJECT) {
            return new Decoded(type, null, bytes.clone(), List.of());
        }
        if (algorithm == null) {
            throw new InvalidKeyException(
                    "Bytes don't say what they are: name the algorithm of a symmetric key, or another type.");
        }
        return new Decoded(ObjectType.SYMMETRIC_KEY, algorithm, bytes.clone(), List.of());
    }

    private static Decoded privateKey(byte[] pkcs8, byte @Nullable [] spki, List<byte[]> certificates)
            throws InvalidKeyException {
        byte[] own = PublicHalf.of(pkcs8);
        if (spki != null && !Arrays.equals(own, KeyValidation.publicKey(spki))) {
            throw new InvalidKeyException("The public key is not that of the private key.");
        }
        List<Certificate> chain = certificates.isEmpty() ? List.of() : Certificate.chain(certificates, own);
        return new Decoded(ObjectType.PRIVATE_KEY, KeyValidation.algorithmOf(own), pkcs8.clone(), chain);
    }
}
