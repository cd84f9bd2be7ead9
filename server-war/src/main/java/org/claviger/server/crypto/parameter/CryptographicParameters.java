package org.claviger.server.crypto.parameter;

import java.util.Optional;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.BlockCipherMode;
import org.claviger.kmip.word.CryptographicAlgorithm;
import org.claviger.kmip.word.DigitalSignatureAlgorithm;
import org.claviger.kmip.word.HashingAlgorithm;
import org.claviger.kmip.word.PaddingMethod;
import org.claviger.kmip.word.Tag;
import org.claviger.kmip.word.Vocabulary;
import org.claviger.kmip.word.Word;
import org.jspecify.annotations.Nullable;

/** Cryptographic Parameters (KMIP 2.1, section 4.16): each may be absent. */
public final class CryptographicParameters {
    private final @Nullable Item item;

    private CryptographicParameters(@Nullable Item item) {
        this.item = item;
    }

    /**
     * Those of a request or else those of the key.
     *
     * @param asked absent or empty: the request says nothing
     * @param ofKey absent: nor does the key
     */
    public static CryptographicParameters of(@Nullable Item asked, @Nullable Item ofKey) {
        return new CryptographicParameters(asked == null || asked.items().isEmpty() ? ofKey : asked);
    }

    /** True if nothing at all is said. */
    public boolean isEmpty() {
        return item == null || item.items().isEmpty();
    }

    /** How blocks are chained. */
    public Optional<BlockCipherMode> mode() {
        return word(Tag.BLOCK_CIPHER_MODE, BlockCipherMode.class);
    }

    /** How a message is brought to the length that an algorithm takes. */
    public Optional<PaddingMethod> padding() {
        return word(Tag.PADDING_METHOD, PaddingMethod.class);
    }

    /** Of signatures, OAEP, HMAC. */
    public Optional<HashingAlgorithm> hash() {
        return word(Tag.HASHING_ALGORITHM, HashingAlgorithm.class);
    }

    /** Of MGF1. */
    public Optional<HashingAlgorithm> maskHash() {
        return word(Tag.MASK_GENERATOR_HASHING_ALGORITHM, HashingAlgorithm.class);
    }

    /** Algorithm and hash of a signature in one. */
    public Optional<DigitalSignatureAlgorithm> signature() {
        return word(Tag.DIGITAL_SIGNATURE_ALGORITHM, DigitalSignatureAlgorithm.class);
    }

    /** What the key is used for, where it is of no one algorithm. */
    public Optional<CryptographicAlgorithm> algorithm() {
        return word(Tag.CRYPTOGRAPHIC_ALGORITHM, CryptographicAlgorithm.class);
    }

    /** Bytes of the tag of authenticated encryption. */
    public Optional<Integer> tagLength() {
        return number(Tag.TAG_LENGTH);
    }

    /** Bytes of the salt of PSS. */
    public Optional<Integer> saltLength() {
        return number(Tag.SALT_LENGTH);
    }

    /** Of CTR and ChaCha20. */
    public Optional<Integer> initialCounter() {
        return number(Tag.INITIAL_COUNTER_VALUE);
    }

    /** True if the server is to make each IV. */
    public boolean isRandomIv() {
        return value(Tag.RANDOM_IV)
                .filter(value -> value instanceof Value.Bool bool && bool.isTrue())
                .isPresent();
    }

    /** The label of OAEP; empty if there is none. */
    public byte[] label() {
        return value(Tag.P_SOURCE)
                .map(value -> value instanceof Value.Bytes bytes ? bytes.bytes() : new byte[0])
                .orElseGet(() -> new byte[0]);
    }

    private Optional<Value> value(Tag tag) {
        return Optional.ofNullable(item).flatMap(all -> all.first(tag)).map(Item::value);
    }

    private Optional<Integer> number(Tag tag) {
        return value(tag).map(value -> {
            if (value instanceof Value.Int number) {
                return number.number();
            }
            throw BadParametersException.unsupported("\"" + tag.title() + "\" is an Integer.");
        });
    }

    private <W extends Word> Optional<W> word(Tag tag, Class<W> kind) {
        return value(tag).map(value -> {
            int code = value instanceof Value.Enumerated enumerated ? enumerated.code() : -1;
            return Vocabulary.of(kind)
                    .coded(code)
                    .orElseThrow(() ->
                            BadParametersException.unsupported("There is no \"" + tag.title() + "\" of this number."));
        });
    }
}
