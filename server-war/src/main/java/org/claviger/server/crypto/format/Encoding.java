package org.claviger.server.crypto.format;

import java.security.InvalidKeyException;
import java.util.List;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.KeyFormat;
import org.claviger.api.crypto.ObjectType;
import org.jspecify.annotations.Nullable;

/** Writes material for others. */
public final class Encoding {
    /** Characters of a password: it is all that protects what leaves so. */
    public static final int MIN_PASSWORD = 12;

    private Encoding() {}

    /** The format that everybody reads, for whoever says none. */
    public static KeyFormat usual(ObjectType type) {
        return switch (type) {
            case SYMMETRIC_KEY, SECRET_DATA, OPAQUE_OBJECT, SPLIT_KEY, TEMPLATE, PGP_KEY, CERTIFICATE_REQUEST ->
                KeyFormat.RAW;
            case PRIVATE_KEY -> KeyFormat.PKCS8;
            case PUBLIC_KEY -> KeyFormat.SPKI;
            case CERTIFICATE -> KeyFormat.X509;
        };
    }

    /**
     * Writes material, whose own certificates, if they are known, go with it where a format has room for them.
     *
     * @param material in the encoding of its type; not kept, not wiped
     * @param algorithm absent for secret data, opaque objects, and certificates of keys that are not known here
     * @param certificates DER: that of the private key, or the certificate itself, first; each followed by that of its issuer
     * @param name of the key, for formats that name it
     * @param password of PKCS#12; not kept
     * @return what the caller wipes
     * @throws InvalidKeyException if this can't be written so; its message may be shown
     */
    public static byte[] encode(
            KeyFormat format,
            ObjectType type,
            @Nullable Algorithm algorithm,
            byte[] material,
            List<byte[]> certificates,
            String name,
            char @Nullable [] password)
            throws InvalidKeyException {
        if (format == usual(type)) {
            return material.clone();
        }
        return switch (format) {
            case JWK -> jwk(type, algorithm, material);
            case PEM -> pem(type, material, certificates);
            case PKCS12 -> {
                if (type != ObjectType.PRIVATE_KEY) {
                    throw cannot(format, type);
                }
                if (password == null || password.length < MIN_PASSWORD) {
                    throw new InvalidKeyException(
                            "PKCS#12 needs a password of at least " + MIN_PASSWORD + " characters.");
                }
                yield Pkcs12.write(material, certificates, name, password);
            }
            case RAW, PKCS8, SPKI, X509 -> throw cannot(format, type);
        };
    }

    private static byte[] jwk(ObjectType type, @Nullable Algorithm algorithm, byte[] material)
            throws InvalidKeyException {
        if (type == ObjectType.SYMMETRIC_KEY && algorithm != null) {
            return JwkWriter.symmetric(algorithm, material);
        }
        if (type == ObjectType.PRIVATE_KEY) {
            return JwkWriter.privateKey(material);
        }
        if (type == ObjectType.PUBLIC_KEY) {
            return JwkWriter.publicKey(material);
        }
        throw cannot(KeyFormat.JWK, type);
    }

    private static byte[] pem(ObjectType type, byte[] material, List<byte[]> certificates) throws InvalidKeyException {
        return switch (type) {
            case PRIVATE_KEY -> Pem.write(Pem.PRIVATE_KEY, List.of(material));
            case PUBLIC_KEY -> Pem.write(Pem.PUBLIC_KEY, List.of(material));
            case CERTIFICATE -> Pem.write(Pem.CERTIFICATE, certificates.isEmpty() ? List.of(material) : certificates);
            case SYMMETRIC_KEY, SECRET_DATA, OPAQUE_OBJECT, SPLIT_KEY, TEMPLATE, PGP_KEY, CERTIFICATE_REQUEST ->
                throw cannot(KeyFormat.PEM, type);
        };
    }

    private static InvalidKeyException cannot(KeyFormat format, ObjectType type) {
        return new InvalidKeyException("A " + type + " can't be written as " + format + ".");
    }
}
