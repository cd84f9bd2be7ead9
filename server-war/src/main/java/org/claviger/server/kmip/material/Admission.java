package org.claviger.server.kmip.material;

import java.security.InvalidKeyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.HashAlgorithm;
import org.claviger.api.crypto.ObjectType;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.TtlvEncoder;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.CertificateType;
import org.claviger.kmip.word.HashingAlgorithm;
import org.claviger.kmip.word.KeyFormatType;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.SecretDataType;
import org.claviger.kmip.word.Tag;
import org.claviger.server.crypto.format.Certificate;
import org.claviger.server.crypto.primitive.Hashes;
import org.claviger.server.crypto.primitive.KeyValidation;
import org.claviger.server.crypto.primitive.PairMaterial;
import org.claviger.server.kmip.Failure;
import org.claviger.server.kmip.Fields;
import org.claviger.server.kmip.attribute.CertificateAttributes;
import org.claviger.server.kmip.attribute.KeptForm;
import org.claviger.server.kmip.attribute.Terms;
import org.claviger.server.kmip.attribute.Wanted;
import org.claviger.server.object.Kept;

/**
 * Takes the material of objects that are registered: what the server can use is checked and becomes a key like others, what it
 * can't (an algorithm that nobody should use any more, a key that came wrapped, a part of one) is kept as it came.
 */
public final class Admission {
    /** Bytes; a limit of ours. */
    private static final int LONGEST = 1 << 16;

    /** Security strength that is enough (NIST SP 800-131A Rev. 2). */
    private static final int LEAST_BITS = 112;

    private Admission() {}

    /**
     * Admits an object.
     *
     * @param object the structure of the object: {@code SymmetricKey}, {@code Certificate}
     * @param wanted what the client says of it beside
     * @throws Failure if it is none of that type
     */
    public static Admitted of(ObjectType type, Item object, Wanted wanted) {
        Fields fields = Fields.of(object);
        if (TtlvEncoder.size(object) > LONGEST) {
            throw Failure.invalid("An object has at most " + LONGEST + " bytes.");
        }
        return switch (type) {
            case CERTIFICATE -> certificate(fields);
            case SYMMETRIC_KEY, PUBLIC_KEY, PRIVATE_KEY -> key(type, object, fields, wanted);
            case SECRET_DATA -> secretData(fields);
            case OPAQUE_OBJECT -> opaque(fields);
            case SPLIT_KEY, TEMPLATE, PGP_KEY, CERTIFICATE_REQUEST ->
                asItCame(object, Optional.empty(), Optional.empty(), List.of());
        };
    }

    private static Admitted certificate(Fields fields) {
        CertificateType type =
                Fields.require(fields.word(Tag.CERTIFICATE_TYPE, CertificateType.class), Tag.CERTIFICATE_TYPE);
        byte[] der = Fields.require(fields.bytes(Tag.CERTIFICATE_VALUE), Tag.CERTIFICATE_VALUE);
        if (type != CertificateType.X_509) {
            throw Failure.invalid("Certificates are X.509. Register one of OpenPGP as an Opaque Object.");
        }
        try {
            Certificate certificate = Certificate.parse(der);
            List<Kept> found = new ArrayList<>();
            CertificateAttributes.of(der).forEach(attribute -> found.add(KeptForm.of(attribute)));
            digest(der.length * Byte.SIZE, der, KeyFormatType.X_509).ifPresent(found::add);
            byte[] spki = certificate.publicKey();
            return new Admitted(
                    certificate.algorithm(), spki == null ? null : KeyValidation.lengthOf(spki), der.clone(), found);
        } catch (InvalidKeyException e) {
            throw Failure.invalid(String.valueOf(e.getMessage()));
        }
    }

    private static Admitted secretData(Fields fields) {
        SecretDataType type =
                Fields.require(fields.word(Tag.SECRET_DATA_TYPE, SecretDataType.class), Tag.SECRET_DATA_TYPE);
        Fields block = block(fields);
        Item material = material(block);
        byte[] secret = KeyForms.bytes(material);
        requireSome(secret);
        KeyFormatType format = format(block);
        return new Admitted(
                null,
                secret.length * Byte.SIZE,
                secret.clone(),
                List.of(
                        KeptForm.of(Item.of(Tag.SECRET_DATA_TYPE, type)),
                        KeptForm.of(Item.of(Tag.KEY_FORMAT_TYPE, format))));
    }

    private static Admitted opaque(Fields fields) {
        Item type = Fields.require(fields.first(Tag.OPAQUE_DATA_TYPE), Tag.OPAQUE_DATA_TYPE);
        byte[] data = Fields.require(fields.bytes(Tag.OPAQUE_DATA_VALUE), Tag.OPAQUE_DATA_VALUE);
        requireSome(data);
        return new Admitted(null, data.length * Byte.SIZE, data.clone(), List.of(KeptForm.of(type)));
    }

    private static void requireSome(byte[] bytes) {
        if (bytes.length == 0) {
            throw Failure.invalid("The object is empty.");
        }
    }

    private static Admitted key(ObjectType type, Item object, Fields fields, Wanted wanted) {
        Fields block = block(fields);
        Optional<Integer> code = block.first(Tag.CRYPTOGRAPHIC_ALGORITHM)
                .map(item -> item.value() instanceof Value.Enumerated word ? word.code() : 0)
                .or(wanted::algorithmCode);
        Optional<Integer> length = block.integer(Tag.CRYPTOGRAPHIC_LENGTH).or(wanted::length);
        if (block.has(Tag.KEY_WRAPPING_DATA)) {
            return asItCame(object, code, length, List.of());
        }
        KeyFormatType format = format(block);
        Item material = material(block);
        try {
            Optional<Admitted> used = use(type, code, length, format, material);
            return used.orElseGet(() -> asItCame(object, code, length, nature(length, format, bytes(material))));
        } catch (InvalidKeyException e) {
            throw Failure.invalid(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<Admitted> use(
            ObjectType type, Optional<Integer> code, Optional<Integer> length, KeyFormatType format, Item material)
            throws InvalidKeyException {
        return switch (type) {
            case SYMMETRIC_KEY -> symmetric(code, length, format, KeyForms.symmetric(format, material));
            case PRIVATE_KEY -> {
                Optional<byte[]> pkcs8 = KeyForms.privateKey(format, material);
                yield pkcs8.isEmpty() ? Optional.empty() : privateKey(code, length, format, pkcs8.get(), material);
            }
            default -> {
                Optional<byte[]> spki = KeyForms.publicKey(format, material);
                yield spki.isEmpty() ? Optional.empty() : publicKey(code, length, format, spki.get(), material);
            }
        };
    }

    private static Optional<Admitted> symmetric(
            Optional<Integer> code, Optional<Integer> length, KeyFormatType format, byte[] key) {
        requireSome(key);
        int claimed = code.orElseThrow(
                () -> new Failure(ResultReason.INVALID_MESSAGE, "\"Cryptographic Algorithm\" is missing."));
        Optional<Algorithm> algorithm = Terms.algorithm(claimed, Optional.empty(), 0);
        int bits = key.length * Byte.SIZE;
        boolean isDes = algorithm.filter(each -> each == Algorithm.DES3).isPresent();
        length.filter(said -> said != bits && !(isDes && said == key.length * 7))
                .ifPresent(said -> {
                    throw Failure.invalid(
                            "The key has " + bits + " bits, and its Cryptographic Length says " + said + ".");
                });
        if (algorithm.isEmpty() || !isUsable(algorithm.get(), key)) {
            return Optional.empty();
        }
        return Optional.of(new Admitted(
                algorithm.get(),
                isDes ? Algorithm.DES3.defaultLength() : bits,
                key.clone(),
                found(code, length, format, key)));
    }

    /** HMAC takes keys of any length (FIPS 198-1, section 3). */
    private static boolean isUsable(Algorithm algorithm, byte[] key) {
        try {
            if (algorithm.isPair()) {
                return false;
            }
            if (!algorithm.name().startsWith("HMAC_")) {
                KeyValidation.symmetric(algorithm, key);
            }
            return true;
        } catch (InvalidKeyException e) {
            return false;
        }
    }

    private static Optional<Admitted> privateKey(
            Optional<Integer> code, Optional<Integer> length, KeyFormatType format, byte[] pkcs8, Item material)
            throws InvalidKeyException {
        if (!KeyValidation.isOfKnownKind(pkcs8, true)) {
            return Optional.empty();
        }
        try (PairMaterial pair = KeyValidation.pair(pkcs8)) {
            Algorithm algorithm = KeyValidation.algorithmOf(pair.publicKey());
            return Optional.of(new Admitted(
                    algorithm,
                    requireLength(length, KeyValidation.lengthOf(pair.publicKey())),
                    pair.privateKey().clone(),
                    found(code, length, format, bytes(material))));
        }
    }

    private static Optional<Admitted> publicKey(
            Optional<Integer> code, Optional<Integer> length, KeyFormatType format, byte[] spki, Item material)
            throws InvalidKeyException {
        if (!KeyValidation.isOfKnownKind(spki, false)) {
            return Optional.empty();
        }
        byte[] canonical = KeyValidation.publicKey(spki);
        return Optional.of(new Admitted(
                KeyValidation.algorithmOf(canonical),
                requireLength(length, KeyValidation.lengthOf(canonical)),
                canonical,
                found(code, length, format, bytes(material))));
    }

    private static int requireLength(Optional<Integer> said, int length) {
        if (said.isPresent() && said.get() != length) {
            throw Failure.invalid(
                    "The key has " + length + " bits, and its Cryptographic Length says " + said.get() + ".");
        }
        return length;
    }

    /** The algorithm is remembered as the client calls it: EC, ECDSA and ECDH are one. */
    private static List<Kept> found(
            Optional<Integer> code, Optional<Integer> length, KeyFormatType format, byte[] material) {
        List<Kept> found = nature(length, format, material);
        code.ifPresent(
                known -> found.add(KeptForm.of(Item.of(Tag.CRYPTOGRAPHIC_ALGORITHM, new Value.Enumerated(known)))));
        length.ifPresent(known -> found.add(KeptForm.of(Item.of(Tag.CRYPTOGRAPHIC_LENGTH, known))));
        return found;
    }

    private static List<Kept> nature(Optional<Integer> length, KeyFormatType format, byte[] material) {
        List<Kept> found = new ArrayList<>();
        found.add(KeptForm.of(Item.of(Tag.KEY_FORMAT_TYPE, format)));
        int bits = material.length * Byte.SIZE;
        digest(length.filter(said -> said < bits).orElse(bits), material, format)
                .ifPresent(found::add);
        return found;
    }

    private static Admitted asItCame(
            Item object, Optional<Integer> code, Optional<Integer> length, List<Kept> foundOut) {
        List<Kept> found = new ArrayList<>(foundOut);
        code.ifPresent(
                known -> found.add(KeptForm.of(Item.of(Tag.CRYPTOGRAPHIC_ALGORITHM, new Value.Enumerated(known)))));
        length.ifPresent(known -> found.add(KeptForm.of(Item.of(Tag.CRYPTOGRAPHIC_LENGTH, known))));
        return new Admitted(null, length.orElse(null), TtlvEncoder.encode(object), found);
    }

    private static byte[] bytes(Item material) {
        return material.value() instanceof Value.Bytes bytes ? bytes.bytes() : TtlvEncoder.encode(material);
    }

    /**
     * What is told of material, and nothing of it (KMIP 2.1, section 4.21): nothing where it could be guessed by its digest, as
     * keys of few bits could. Passwords and any other data have none at all.
     *
     * @param bits that whoever guesses has to guess
     */
    static Optional<Kept> digest(int bits, byte[] material, KeyFormatType format) {
        return bits < LEAST_BITS
                ? Optional.empty()
                : Optional.of(KeptForm.of(Item.of(
                        Tag.DIGEST,
                        Item.of(Tag.HASHING_ALGORITHM, HashingAlgorithm.SHA_256),
                        Item.of(Tag.DIGEST_VALUE, Hashes.hash(HashAlgorithm.SHA256, material)),
                        Item.of(Tag.KEY_FORMAT_TYPE, format))));
    }

    private static Fields block(Fields object) {
        return Fields.require(object.structure(Tag.KEY_BLOCK), Tag.KEY_BLOCK);
    }

    private static KeyFormatType format(Fields block) {
        return Fields.require(block.word(Tag.KEY_FORMAT_TYPE, KeyFormatType.class), Tag.KEY_FORMAT_TYPE);
    }

    private static Item material(Fields block) {
        Item value = block.first(Tag.KEY_VALUE)
                .orElseThrow(() -> new Failure(
                        ResultReason.KEY_VALUE_NOT_PRESENT, "The server keeps objects with their material alone."));
        return Fields.require(Fields.of(value).first(Tag.KEY_MATERIAL), Tag.KEY_MATERIAL);
    }
}
