package org.claviger.server.object;

import java.security.InvalidKeyException;
import java.util.Objects;
import org.claviger.api.ErrorCode;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.ObjectTemplate;
import org.claviger.api.crypto.ObjectType;
import org.claviger.server.crypto.format.Certificate;
import org.claviger.server.crypto.primitive.KeyCheckValue;
import org.claviger.server.crypto.primitive.KeyValidation;
import org.claviger.server.crypto.primitive.PairMaterial;
import org.claviger.server.platform.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * Material from outside that was found to be what it is said to be; closing it wipes it.
 *
 * @param algorithm absent for secret data, opaque objects, and certificates of keys that the server has no name for
 * @param length bits
 */
record AdmittedMaterial(ObjectType type, @Nullable Algorithm algorithm, int length, MadeMaterial material)
        implements AutoCloseable {
    /** Bytes of secret data and opaque objects; a limit of ours. */
    static final int MAX_LENGTH = 1 << 16;

    /**
     * Admits.
     *
     * @param bytes in the encoding of the type ({@link ObjectType}); not kept
     * @throws RefusedException if they are not what is wanted
     */
    static AdmittedMaterial of(ObjectTemplate wanted, byte[] bytes) {
        ObjectType type = Objects.requireNonNullElse(wanted.type(), ObjectType.SYMMETRIC_KEY);
        AdmittedMaterial admitted;
        try {
            admitted = switch (type) {
                case SYMMETRIC_KEY -> symmetric(wanted.algorithm(), bytes);
                case PRIVATE_KEY -> pair(KeyValidation.pair(bytes));
                case PUBLIC_KEY -> publicKey(KeyValidation.publicKey(bytes));
                case CERTIFICATE -> certificate(bytes);
                case SECRET_DATA, OPAQUE_OBJECT -> plain(type, bytes);
                case SPLIT_KEY, TEMPLATE, PGP_KEY, CERTIFICATE_REQUEST ->
                    throw new InvalidKeyException("Objects of this type come by KMIP alone.");
            };
        } catch (InvalidKeyException e) {
            throw new RefusedException(ErrorCode.INVALID_REQUEST, String.valueOf(e.getMessage()), e);
        }
        admitted.requireAs(wanted);
        return admitted;
    }

    private static AdmittedMaterial symmetric(@Nullable Algorithm algorithm, byte[] key) throws InvalidKeyException {
        if (algorithm == null) {
            throw new InvalidKeyException("Say the algorithm of the key: its material doesn't.");
        }
        int length = KeyValidation.symmetric(algorithm, key);
        return new AdmittedMaterial(
                ObjectType.SYMMETRIC_KEY,
                algorithm,
                length,
                whole(key, Digests.ofSecretKey(KeyCheckValue.of(algorithm, key))));
    }

    private static AdmittedMaterial pair(PairMaterial pair) throws InvalidKeyException {
        byte[] spki = pair.publicKey();
        return new AdmittedMaterial(
                ObjectType.PRIVATE_KEY,
                KeyValidation.algorithmOf(spki),
                KeyValidation.lengthOf(spki),
                new MadeMaterial(pair.privateKey(), spki, null, Digests.ofPublicKey(KeyCheckValue.fingerprint(spki))));
    }

    private static AdmittedMaterial publicKey(byte[] spki) throws InvalidKeyException {
        return new AdmittedMaterial(
                ObjectType.PUBLIC_KEY,
                KeyValidation.algorithmOf(spki),
                KeyValidation.lengthOf(spki),
                new MadeMaterial(null, spki, null, Digests.ofPublicKey(KeyCheckValue.fingerprint(spki))));
    }

    private static AdmittedMaterial certificate(byte[] der) throws InvalidKeyException {
        Certificate certificate = Certificate.parse(der);
        Algorithm algorithm = certificate.algorithm();
        int length = certificate.publicKey() == null
                ? der.length * Byte.SIZE
                : KeyValidation.lengthOf(certificate.publicKey());
        return new AdmittedMaterial(
                ObjectType.CERTIFICATE,
                algorithm,
                length,
                whole(der, Digests.ofPublicKey(KeyCheckValue.fingerprint(der))));
    }

    private static AdmittedMaterial plain(ObjectType type, byte[] bytes) throws InvalidKeyException {
        if (bytes.length < 1 || bytes.length > MAX_LENGTH) {
            throw new InvalidKeyException("Secret data and opaque objects have 1 to " + MAX_LENGTH + " bytes.");
        }
        return new AdmittedMaterial(type, null, bytes.length * Byte.SIZE, whole(bytes, Digests.NONE));
    }

    private static MadeMaterial whole(byte[] bytes, Digests digests) {
        return new MadeMaterial(bytes.clone(), null, null, digests);
    }

    private void requireAs(ObjectTemplate wanted) {
        boolean otherAlgorithm = wanted.algorithm() != null && wanted.algorithm() != algorithm;
        boolean otherLength = wanted.length() != null && wanted.length() != length;
        if (otherAlgorithm || otherLength) {
            close();
            throw new RefusedException(
                    ErrorCode.INVALID_REQUEST,
                    "The material is not of the algorithm and length that the request says: it is "
                            + (algorithm == null ? "of no algorithm, " : "of " + algorithm + ", ") + length + " bits.");
        }
    }

    @Override
    public void close() {
        material.close();
    }

    @Override
    public String toString() {
        return "AdmittedMaterial[hidden]";
    }
}
