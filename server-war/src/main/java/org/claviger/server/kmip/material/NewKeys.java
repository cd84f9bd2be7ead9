package org.claviger.server.kmip.material;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.ObjectType;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.TtlvEncoder;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.KeyFormatType;
import org.claviger.kmip.word.RNGAlgorithm;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.Tag;
import org.claviger.kmip.word.Version;
import org.claviger.server.crypto.primitive.KeyGeneration;
import org.claviger.server.crypto.primitive.PairMaterial;
import org.claviger.server.crypto.primitive.RandomBytes;
import org.claviger.server.kmip.Failure;
import org.claviger.server.kmip.attribute.KeptForm;
import org.claviger.server.kmip.attribute.Terms;
import org.claviger.server.kmip.attribute.Wanted;
import org.claviger.server.object.Kept;
import org.claviger.server.object.KeyLengths;

/** New key material, as attributes want it. */
public final class NewKeys {
    private static final int LONGEST_SECRET = 4096;

    private NewKeys() {}

    /**
     * A symmetric key. Of an algorithm that the server doesn't use it is made and kept all the same: others may use it.
     *
     * @throws Failure if there are no such keys
     */
    public static Admitted symmetric(Wanted wanted) {
        int code = wanted.algorithmCode().orElseThrow(() -> missing(Tag.CRYPTOGRAPHIC_ALGORITHM));
        Optional<Algorithm> algorithm = wanted.algorithm();
        if (algorithm.filter(Algorithm::isPair).isPresent()) {
            throw Failure.invalid("Keys of this algorithm come in pairs. Use Create Key Pair.");
        }
        int length = wanted.length()
                .orElseGet(() ->
                        algorithm.map(Algorithm::defaultLength).orElseThrow(() -> missing(Tag.CRYPTOGRAPHIC_LENGTH)));
        requireQuantumSafe(wanted, length >= 192);
        if (algorithm.isEmpty()) {
            return kept(code, length, RandomBytes.of(bytes(length)));
        }
        byte[] key = make(algorithm.get(), length);
        return new Admitted(
                algorithm.get(),
                algorithm.get() == Algorithm.DES3 ? Algorithm.DES3.defaultLength() : length,
                key,
                found(code, length, KeyFormatType.RAW, key));
    }

    /**
     * What is told of a symmetric key that is made on a token: all but its material.
     *
     * @throws Failure if the server knows no such keys
     */
    public static Admitted symmetricOnToken(Wanted wanted) {
        Algorithm algorithm = wanted.algorithm()
                .filter(each -> !each.isPair())
                .orElseThrow(() -> Failure.invalid("The hardware makes no symmetric keys of this algorithm."));
        return onToken(wanted, algorithm, KeyFormatType.RAW);
    }

    /** The same of the halves of a pair, of which the private one is made on a token. */
    public static Pair pairOnToken(Wanted ofPrivate, Wanted ofPublic, Version version) {
        Algorithm algorithm = ofPrivate
                .algorithm()
                .filter(Algorithm::isPair)
                .orElseThrow(() -> Failure.invalid("No pairs of this algorithm, or curve, are made here."));
        requireQuantumSafe(ofPublic, isQuantumSafe(algorithm));
        return new Pair(
                onToken(ofPrivate, algorithm, KeyForms.usual(ObjectType.PRIVATE_KEY, algorithm, version)),
                onToken(ofPrivate, algorithm, KeyForms.usual(ObjectType.PUBLIC_KEY, algorithm, version)));
    }

    private static Admitted onToken(Wanted wanted, Algorithm algorithm, KeyFormatType format) {
        int code = wanted.algorithmCode().orElseThrow(() -> missing(Tag.CRYPTOGRAPHIC_ALGORITHM));
        int length = wanted.length().orElse(algorithm.defaultLength());
        KeyLengths.require(algorithm, length);
        requireQuantumSafe(wanted, algorithm.isPair() ? isQuantumSafe(algorithm) : length >= 192);
        return new Admitted(algorithm, length, new byte[0], nature(code, length, format));
    }

    private static byte[] make(Algorithm algorithm, int length) {
        if (algorithm == Algorithm.DES3 && length == 192) {
            return KeyGeneration.symmetric(algorithm, algorithm.defaultLength()); // as some count: with parity
        }
        if (algorithm.name().startsWith("HMAC_")) {
            return RandomBytes.of(bytes(length));
        }
        KeyLengths.require(algorithm, length);
        return KeyGeneration.symmetric(algorithm, length);
    }

    private static int bytes(int length) {
        if (length < Byte.SIZE || length > LONGEST_SECRET || length % Byte.SIZE != 0) {
            throw Failure.invalid("A key has whole bytes, and at most " + LONGEST_SECRET + " bits.");
        }
        return length / Byte.SIZE;
    }

    private static Admitted kept(int code, int length, byte[] key) {
        Item object = Item.of(
                Tag.SYMMETRIC_KEY,
                Item.of(
                        Tag.KEY_BLOCK,
                        Item.of(Tag.KEY_FORMAT_TYPE, KeyFormatType.RAW),
                        Item.of(Tag.KEY_VALUE, Item.of(Tag.KEY_MATERIAL, key)),
                        Item.of(Tag.CRYPTOGRAPHIC_ALGORITHM, new Value.Enumerated(code)),
                        Item.of(Tag.CRYPTOGRAPHIC_LENGTH, length)));
        return new Admitted(null, length, TtlvEncoder.encode(object), found(code, length, KeyFormatType.RAW, key));
    }

    /**
     * A pair.
     *
     * @param ofPrivate names algorithm and length
     * @param ofPublic as well, or the pair is none
     * @throws Failure if there are no such pairs
     */
    public static Pair pair(Wanted ofPrivate, Wanted ofPublic, Version version) {
        int code = ofPrivate.algorithmCode().orElseThrow(() -> missing(Tag.CRYPTOGRAPHIC_ALGORITHM));
        Algorithm algorithm = ofPrivate
                .algorithm()
                .filter(Algorithm::isPair)
                .orElseThrow(() -> Failure.invalid("No pairs of this algorithm, or curve, are made here."));
        int length = ofPrivate.length().orElse(algorithm.defaultLength());
        KeyLengths.require(algorithm, length);
        requireQuantumSafe(ofPrivate, isQuantumSafe(algorithm));
        requireQuantumSafe(ofPublic, isQuantumSafe(algorithm));
        PairMaterial pair = KeyGeneration.pair(algorithm, length);
        return new Pair(
                half(ObjectType.PRIVATE_KEY, algorithm, code, length, pair.privateKey(), version),
                half(ObjectType.PUBLIC_KEY, algorithm, code, length, pair.publicKey(), version));
    }

    private static Admitted half(
            ObjectType type, Algorithm algorithm, int code, int length, byte[] material, Version version) {
        KeyFormatType format = KeyForms.usual(type, algorithm, version);
        byte[] written = digested(KeyForms.write(type, algorithm, format, material));
        return new Admitted(algorithm, length, material, found(code, length, format, written));
    }

    private static byte[] digested(Item material) {
        return material.value() instanceof Value.Bytes bytes ? bytes.bytes() : TtlvEncoder.encode(material);
    }

    private static boolean isQuantumSafe(Algorithm algorithm) {
        return Terms.code(algorithm) < 0; // those are extensions, whose first bit is set
    }

    private static void requireQuantumSafe(Wanted wanted, boolean isSafe) {
        boolean asked = wanted.first(Tag.QUANTUM_SAFE)
                .filter(attribute -> attribute.value() instanceof Value.Bool bool && bool.isTrue())
                .isPresent();
        if (asked && !isSafe) {
            throw new Failure(
                    ResultReason.GENERAL_FAILURE,
                    "Such a key is not quantum safe: take a symmetric one of 192 bits at least, or a post-quantum pair.");
        }
    }

    private static List<Kept> found(int code, int length, KeyFormatType format, byte[] digested) {
        List<Kept> found = nature(code, length, format);
        Admission.digest(length, digested, format).ifPresent(found::add);
        return found;
    }

    private static List<Kept> nature(int code, int length, KeyFormatType format) {
        List<Kept> found = new ArrayList<>();
        found.add(KeptForm.of(Item.of(Tag.CRYPTOGRAPHIC_ALGORITHM, new Value.Enumerated(code))));
        found.add(KeptForm.of(Item.of(Tag.CRYPTOGRAPHIC_LENGTH, length)));
        found.add(KeptForm.of(Item.of(Tag.KEY_FORMAT_TYPE, format)));
        found.add(KeptForm.of(
                Item.of(Tag.RANDOM_NUMBER_GENERATOR, Item.of(Tag.RNG_ALGORITHM, RNGAlgorithm.UNSPECIFIED))));
        return found;
    }

    private static Failure missing(Tag tag) {
        return new Failure(ResultReason.INVALID_MESSAGE, "\"" + tag.title() + "\" is missing in the request.");
    }

    /** Two halves. */
    public record Pair(Admitted privateKey, Admitted publicKey) {}
}
