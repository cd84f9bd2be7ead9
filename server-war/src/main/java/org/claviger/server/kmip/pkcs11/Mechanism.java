package org.claviger.server.kmip.pkcs11;

import static org.claviger.server.kmip.pkcs11.MechanismForm.BYTES;
import static org.claviger.server.kmip.pkcs11.MechanismForm.CTR;
import static org.claviger.server.kmip.pkcs11.MechanismForm.ECDH;
import static org.claviger.server.kmip.pkcs11.MechanismForm.GCM;
import static org.claviger.server.kmip.pkcs11.MechanismForm.HKDF;
import static org.claviger.server.kmip.pkcs11.MechanismForm.NONE;
import static org.claviger.server.kmip.pkcs11.MechanismForm.OAEP;
import static org.claviger.server.kmip.pkcs11.MechanismForm.PSS;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.word.BlockCipherMode;
import org.claviger.kmip.word.CryptographicAlgorithm;
import org.claviger.kmip.word.HashingAlgorithm;
import org.claviger.kmip.word.PaddingMethod;
import org.claviger.kmip.word.Pkcs11ReturnCode;
import org.claviger.kmip.word.Tag;
import org.claviger.kmip.word.Word;

/** Mechanisms of PKCS#11 3.0 that are offered, and the Cryptographic Parameters that each amounts to. */
@SuppressWarnings("ImmutableEnumChecker") // Lists that can't be changed, of items that nobody wipes.
enum Mechanism {
    RSA_PKCS_KEY_PAIR_GEN(0x0, Flags.GENERATE_PAIR, Size.RSA, NONE),
    RSA_PKCS(0x1, Flags.ENCRYPT | Flags.SIGN | Flags.VERIFY, Size.RSA, NONE, Term.padding(PaddingMethod.PKCS1_V1_5)),
    RSA_PKCS_OAEP(0x9, Flags.CIPHER | Flags.WRAPPING, Size.RSA, OAEP, Term.padding(PaddingMethod.OAEP)),
    RSA_PKCS_PSS(0xd, Flags.SIGNATURE, Size.RSA, PSS, Term.padding(PaddingMethod.PSS)),
    SHA256_RSA_PKCS(0x40, Flags.SIGNATURE, Size.RSA, NONE, Term.pkcs1(HashingAlgorithm.SHA_256)),
    SHA384_RSA_PKCS(0x41, Flags.SIGNATURE, Size.RSA, NONE, Term.pkcs1(HashingAlgorithm.SHA_384)),
    SHA512_RSA_PKCS(0x42, Flags.SIGNATURE, Size.RSA, NONE, Term.pkcs1(HashingAlgorithm.SHA_512)),
    SHA256_RSA_PKCS_PSS(0x43, Flags.SIGNATURE, Size.RSA, PSS, Term.padding(PaddingMethod.PSS)),
    SHA384_RSA_PKCS_PSS(0x44, Flags.SIGNATURE, Size.RSA, PSS, Term.padding(PaddingMethod.PSS)),
    SHA512_RSA_PKCS_PSS(0x45, Flags.SIGNATURE, Size.RSA, PSS, Term.padding(PaddingMethod.PSS)),
    DES3_KEY_GEN(0x131, Flags.GENERATE, Size.NONE, NONE),
    DES3_ECB(0x132, Flags.CIPHER, Size.NONE, NONE, Term.mode(BlockCipherMode.ECB)),
    DES3_CBC(0x133, Flags.CIPHER, Size.NONE, BYTES, Term.mode(BlockCipherMode.CBC)),
    DES3_CBC_PAD(0x136, Flags.CIPHER, Size.NONE, BYTES, Term.padded(BlockCipherMode.CBC)),
    SHA_1(0x220, Flags.DIGEST, Size.NONE, NONE, Term.hash(HashingAlgorithm.SHA_1)),
    SHA256(0x250, Flags.DIGEST, Size.NONE, NONE, Term.hash(HashingAlgorithm.SHA_256)),
    SHA256_HMAC(0x251, Flags.SIGNATURE, Size.SECRET, NONE, Term.mac(CryptographicAlgorithm.HMAC_SHA256)),
    SHA224(0x255, Flags.DIGEST, Size.NONE, NONE, Term.hash(HashingAlgorithm.SHA_224)),
    SHA384(0x260, Flags.DIGEST, Size.NONE, NONE, Term.hash(HashingAlgorithm.SHA_384)),
    SHA384_HMAC(0x261, Flags.SIGNATURE, Size.SECRET, NONE, Term.mac(CryptographicAlgorithm.HMAC_SHA384)),
    SHA512(0x270, Flags.DIGEST, Size.NONE, NONE, Term.hash(HashingAlgorithm.SHA_512)),
    SHA512_HMAC(0x271, Flags.SIGNATURE, Size.SECRET, NONE, Term.mac(CryptographicAlgorithm.HMAC_SHA512)),
    SHA3_256(0x2b0, Flags.DIGEST, Size.NONE, NONE, Term.hash(HashingAlgorithm.SHA3_256)),
    SHA3_384(0x2c0, Flags.DIGEST, Size.NONE, NONE, Term.hash(HashingAlgorithm.SHA3_384)),
    SHA3_512(0x2d0, Flags.DIGEST, Size.NONE, NONE, Term.hash(HashingAlgorithm.SHA3_512)),
    GENERIC_SECRET_KEY_GEN(0x350, Flags.GENERATE, Size.SECRET, NONE),
    SHA256_KEY_DERIVATION(0x393, Flags.DERIVE, Size.NONE, NONE, Term.hash(HashingAlgorithm.SHA_256)),
    SHA384_KEY_DERIVATION(0x394, Flags.DERIVE, Size.NONE, NONE, Term.hash(HashingAlgorithm.SHA_384)),
    SHA512_KEY_DERIVATION(0x395, Flags.DERIVE, Size.NONE, NONE, Term.hash(HashingAlgorithm.SHA_512)),
    EC_KEY_PAIR_GEN(0x1040, Flags.GENERATE_PAIR, Size.EC, NONE),
    ECDSA(0x1041, Flags.SIGNATURE, Size.EC, NONE),
    ECDSA_SHA256(0x1044, Flags.SIGNATURE, Size.EC, NONE, Term.hash(HashingAlgorithm.SHA_256)),
    ECDSA_SHA384(0x1045, Flags.SIGNATURE, Size.EC, NONE, Term.hash(HashingAlgorithm.SHA_384)),
    ECDSA_SHA512(0x1046, Flags.SIGNATURE, Size.EC, NONE, Term.hash(HashingAlgorithm.SHA_512)),
    ECDH1_DERIVE(0x1050, Flags.DERIVE, Size.EC, ECDH),
    EC_EDWARDS_KEY_PAIR_GEN(0x1055, Flags.GENERATE_PAIR, Size.EDWARDS, NONE),
    EDDSA(0x1057, Flags.SIGNATURE, Size.EDWARDS, NONE),
    AES_KEY_GEN(0x1080, Flags.GENERATE, Size.AES, NONE),
    AES_ECB(0x1081, Flags.CIPHER, Size.AES, NONE, Term.mode(BlockCipherMode.ECB)),
    AES_CBC(0x1082, Flags.CIPHER, Size.AES, BYTES, Term.mode(BlockCipherMode.CBC)),
    AES_CBC_PAD(0x1085, Flags.CIPHER, Size.AES, BYTES, Term.padded(BlockCipherMode.CBC)),
    AES_CTR(0x1086, Flags.CIPHER, Size.AES, CTR, Term.mode(BlockCipherMode.CTR)),
    AES_GCM(0x1087, Flags.CIPHER, Size.AES, GCM, Term.mode(BlockCipherMode.GCM)),
    AES_CMAC(0x108a, Flags.SIGNATURE, Size.AES, NONE, Term.mac(CryptographicAlgorithm.AES)),
    AES_KEY_WRAP(0x2109, Flags.WRAPPING, Size.AES, NONE, Term.mode(BlockCipherMode.NIST_KEY_WRAP)),
    AES_KEY_WRAP_KWP(0x210b, Flags.WRAPPING, Size.AES, NONE, Term.mode(BlockCipherMode.AES_KEY_WRAP_PADDING)),
    HKDF_DERIVE(0x402a, Flags.DERIVE, Size.SECRET, HKDF);

    private final long code;
    private final int flags;
    private final Size size;
    private final MechanismForm form;
    private final List<Item> terms;

    Mechanism(long code, int flags, Size size, MechanismForm form, Item... terms) {
        this.code = code;
        this.flags = flags;
        this.size = size;
        this.form = form;
        this.terms = List.of(terms);
    }

    /** CKF_ENCRYPT and so on. */
    static final class Flags {
        static final int ENCRYPT = 0x100;
        static final int DECRYPT = 0x200;
        static final int DIGEST = 0x400;
        static final int SIGN = 0x800;
        static final int VERIFY = 0x2000;
        static final int GENERATE = 0x8000;
        static final int GENERATE_PAIR = 0x10000;
        static final int WRAP = 0x20000;
        static final int UNWRAP = 0x40000;
        static final int DERIVE = 0x80000;
        static final int CIPHER = ENCRYPT | DECRYPT;
        static final int SIGNATURE = SIGN | VERIFY;
        static final int WRAPPING = WRAP | UNWRAP;

        private Flags() {}
    }

    /** Of keys: bits or bytes, as PKCS#11 has it for the mechanism. */
    enum Size {
        NONE(0, 0),
        AES(16, 32),
        SECRET(1, 512),
        RSA(2048, 8192),
        EC(256, 521),
        EDWARDS(255, 255);

        private final int least;
        private final int most;

        Size(int least, int most) {
            this.least = least;
            this.most = most;
        }
    }

    /** Words of KMIP. */
    private static final class Term {
        private static Item[] mode(BlockCipherMode mode) {
            return of(Tag.BLOCK_CIPHER_MODE, mode);
        }

        private static Item[] padded(BlockCipherMode mode) {
            return new Item[] {Item.of(Tag.BLOCK_CIPHER_MODE, mode), Item.of(Tag.PADDING_METHOD, PaddingMethod.PKCS5)};
        }

        private static Item[] padding(PaddingMethod padding) {
            return of(Tag.PADDING_METHOD, padding);
        }

        private static Item[] pkcs1(HashingAlgorithm hash) {
            return new Item[] {
                Item.of(Tag.PADDING_METHOD, PaddingMethod.PKCS1_V1_5), Item.of(Tag.HASHING_ALGORITHM, hash)
            };
        }

        private static Item[] hash(HashingAlgorithm hash) {
            return of(Tag.HASHING_ALGORITHM, hash);
        }

        private static Item[] mac(CryptographicAlgorithm algorithm) {
            return of(Tag.CRYPTOGRAPHIC_ALGORITHM, algorithm);
        }

        private static Item[] of(Tag tag, Word word) {
            return new Item[] {Item.of(tag, word)};
        }
    }

    static Optional<Mechanism> find(long code) {
        return Arrays.stream(values()).filter(each -> each.code == code).findFirst();
    }

    /** The one that a caller names, with its parameter; refuses one that isn't for this. */
    static Chosen choose(Input.RawMechanism raw, int use) {
        Mechanism found = find(raw.type())
                .filter(each -> (each.flags & use) != 0)
                .orElseThrow(() -> new Refusal(Pkcs11ReturnCode.MECHANISM_INVALID));
        return found.form.read(found, raw.parameter());
    }

    long code() {
        return code;
    }

    /** CK_MECHANISM_INFO. */
    void describe(Output output) {
        output.number(size.least).number(size.most).number(flags);
    }

    /** Cryptographic Parameters. */
    List<Item> terms() {
        return terms;
    }

    /** True if the caller makes the digest of what is signed. */
    boolean takesDigest() {
        return this == RSA_PKCS || this == RSA_PKCS_PSS || this == ECDSA;
    }

    /** True if a signature is two numbers, one behind the other. */
    boolean isEcdsa() {
        return name().startsWith("ECDSA");
    }

    boolean isMac() {
        return name().endsWith("MAC");
    }

    /**
     * One, and its parameter in the words of KMIP.
     *
     * @param terms Cryptographic Parameters
     * @param iv empty if there is none
     * @param additional data that is authenticated, the info of HKDF, or the other party's key
     * @param salt of HKDF, or what both parties share beside the secret
     * @param tag bytes of the tag behind a ciphertext
     */
    record Chosen(Mechanism mechanism, List<Item> terms, byte[] iv, byte[] additional, byte[] salt, int tag) {
        Item parameters() {
            return Item.of(Tag.CRYPTOGRAPHIC_PARAMETERS, terms.toArray(Item[]::new));
        }
    }
}
