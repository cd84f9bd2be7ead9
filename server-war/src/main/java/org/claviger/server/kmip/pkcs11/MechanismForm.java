package org.claviger.server.kmip.pkcs11;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.word.HashingAlgorithm;
import org.claviger.kmip.word.Pkcs11ReturnCode;
import org.claviger.kmip.word.Tag;
import org.claviger.server.kmip.Failure;
import org.claviger.server.kmip.Fields;
import org.claviger.server.kmip.pkcs11.Mechanism.Chosen;

/** What a mechanism's parameter is. */
@SuppressWarnings("ImmutableEnumChecker") // Functions that keep nothing.
enum MechanismForm {
    NONE((mechanism, input) -> plain(mechanism, new byte[0])),

    /** An IV. */
    BYTES((mechanism, input) -> plain(mechanism, input.bytes())),

    /** CK_AES_CTR_PARAMS: how many bits count, and the first block. */
    CTR((mechanism, input) -> {
        input.bytes(input.left() - MechanismForm.BLOCK);
        return plain(mechanism, input.bytes(MechanismForm.BLOCK));
    }),

    /** CK_GCM_PARAMS: the IV, its length in bits, the additional data, the length of the tag in bits. */
    GCM((mechanism, input) -> {
        byte[] iv = input.bytes();
        byte[] rest = input.bytes(input.left());
        // Whether the two numbers of bits are lengths, which have 4 bytes, or plain numbers, which have 8, writers
        // differ in.
        boolean areLong = rest.length >= 2 * Long.BYTES + Integer.BYTES
                && new Input(Arrays.copyOfRange(rest, Long.BYTES, rest.length)).count()
                        == rest.length - 2 * Long.BYTES - Integer.BYTES;
        Input behind = new Input(rest);
        behind.bytes(areLong ? Long.BYTES : Integer.BYTES);
        byte[] additional = behind.bytes();
        long bits = areLong ? behind.number() : behind.count();
        behind.end();
        if (bits < MechanismForm.LEAST_TAG || bits > MechanismForm.MOST_TAG || bits % Byte.SIZE != 0) {
            throw new Refusal(Pkcs11ReturnCode.MECHANISM_PARAM_INVALID);
        }
        int tag = (int) bits / Byte.SIZE;
        return new Chosen(mechanism, with(mechanism, Item.of(Tag.TAG_LENGTH, tag)), iv, additional, new byte[0], tag);
    }),

    /** CK_RSA_PKCS_OAEP_PARAMS: hash, mask, source, label. */
    OAEP((mechanism, input) -> {
        Item hash = Item.of(Tag.HASHING_ALGORITHM, hash(input.number()));
        Item mask = Item.of(Tag.MASK_GENERATOR_HASHING_ALGORITHM, maskHash(input.number()));
        input.number();
        byte[] label = input.bytes();
        List<Item> terms = label.length == 0
                ? with(mechanism, hash, mask)
                : with(mechanism, hash, mask, Item.of(Tag.P_SOURCE, label));
        return new Chosen(mechanism, terms, new byte[0], new byte[0], new byte[0], 0);
    }),

    /** CK_RSA_PKCS_PSS_PARAMS: hash, mask, length of the salt. */
    PSS((mechanism, input) -> {
        List<Item> terms = with(
                mechanism,
                Item.of(Tag.HASHING_ALGORITHM, hash(input.number())),
                Item.of(Tag.MASK_GENERATOR_HASHING_ALGORITHM, maskHash(input.number())),
                Item.of(Tag.SALT_LENGTH, input.lastCount()));
        return new Chosen(mechanism, terms, new byte[0], new byte[0], new byte[0], 0);
    }),

    /** CK_ECDH1_DERIVE_PARAMS: KDF, data that is shared, the other party's public key. */
    ECDH((mechanism, input) -> {
        long kdf = input.number();
        byte[] shared = input.bytes();
        byte[] publicKey = input.bytes();
        if (kdf == MechanismForm.NO_KDF && shared.length > 0) {
            throw new Refusal(Pkcs11ReturnCode.MECHANISM_PARAM_INVALID);
        }
        List<Item> terms =
                kdf == MechanismForm.NO_KDF ? List.of() : List.of(Item.of(Tag.HASHING_ALGORITHM, kdfHash(kdf)));
        return new Chosen(mechanism, terms, new byte[0], publicKey, shared, 0);
    }),

    /** CK_HKDF_PARAMS: both steps, hash, kind of salt, salt, its key, info. */
    HKDF((mechanism, input) -> {
        boolean isExtracted = input.flag();
        boolean isExpanded = input.flag();
        Item hash = Item.of(Tag.HASHING_ALGORITHM, hash(input.number()));
        input.number();
        byte[] salt = input.bytes();
        boolean isByKey = input.number() != 0;
        byte[] info = input.bytes();
        if (!isExtracted || !isExpanded || isByKey) {
            throw new Refusal(Pkcs11ReturnCode.MECHANISM_PARAM_INVALID);
        }
        return new Chosen(mechanism, with(mechanism, hash), new byte[0], info, salt, 0);
    });

    private static final int BLOCK = 16;

    /** CKD_NULL. */
    private static final int NO_KDF = 1;

    /** Bits (NIST SP 800-38D, section 5.2.1.2), of which no fewer are offered than by KMIP itself. */
    private static final int LEAST_TAG = 96;

    private static final int MOST_TAG = 128;

    private final BiFunction<Mechanism, Input, Chosen> reader;

    MechanismForm(BiFunction<Mechanism, Input, Chosen> reader) {
        this.reader = reader;
    }

    /** Refuses what is no such parameter. */
    Chosen read(Mechanism mechanism, byte[] parameter) {
        try {
            Input input = new Input(parameter);
            Chosen chosen = reader.apply(mechanism, input);
            input.end();
            return chosen;
        } catch (Failure | IllegalArgumentException | NegativeArraySizeException e) {
            throw new Refusal(Pkcs11ReturnCode.MECHANISM_PARAM_INVALID);
        }
    }

    private static Chosen plain(Mechanism mechanism, byte[] iv) {
        return new Chosen(mechanism, mechanism.terms(), iv, new byte[0], new byte[0], 0);
    }

    private static List<Item> with(Mechanism mechanism, Item... more) {
        List<Item> terms = new ArrayList<>(mechanism.terms());
        terms.addAll(Arrays.asList(more));
        return terms;
    }

    private static HashingAlgorithm hash(long mechanism) {
        return Mechanism.find(mechanism).stream()
                .flatMap(found -> found.terms().stream())
                .filter(term -> term.is(Tag.HASHING_ALGORITHM))
                .map(term -> Fields.word(term, HashingAlgorithm.class))
                .findFirst()
                .orElseThrow(() -> new Refusal(Pkcs11ReturnCode.MECHANISM_PARAM_INVALID));
    }

    /** CKD_SHA1_KDF and so on, of ANSI X9.63. */
    private static HashingAlgorithm kdfHash(long number) {
        return switch ((int) number) {
            case 2 -> HashingAlgorithm.SHA_1;
            case 5 -> HashingAlgorithm.SHA_224;
            case 6 -> HashingAlgorithm.SHA_256;
            case 7 -> HashingAlgorithm.SHA_384;
            case 8 -> HashingAlgorithm.SHA_512;
            default -> throw new Refusal(Pkcs11ReturnCode.MECHANISM_PARAM_INVALID);
        };
    }

    /** CKG_MGF1_SHA1 and so on. */
    private static HashingAlgorithm maskHash(long number) {
        return switch ((int) number) {
            case 1 -> HashingAlgorithm.SHA_1;
            case 2 -> HashingAlgorithm.SHA_256;
            case 3 -> HashingAlgorithm.SHA_384;
            case 4 -> HashingAlgorithm.SHA_512;
            case 5 -> HashingAlgorithm.SHA_224;
            default -> throw new Refusal(Pkcs11ReturnCode.MECHANISM_PARAM_INVALID);
        };
    }
}
