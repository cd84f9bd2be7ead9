package org.claviger.server.kmip.material;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.KeyFormatType;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.SplitKeyMethod;
import org.claviger.kmip.word.Tag;
import org.claviger.server.crypto.primitive.SecretSharing;
import org.claviger.server.kmip.Failure;
import org.claviger.server.kmip.Fields;

/** Split Keys (KMIP 2.1, section 2.8 and 13.1). */
public final class SplitKeys {
    /** Of a key. */
    public static final int MOST_PARTS = 255;

    private SplitKeys() {}

    /**
     * How a secret is split.
     *
     * @param prime of a prime field; empty: the first that is large enough
     */
    public record Plan(int parts, int threshold, SplitKeyMethod method, Optional<BigInteger> prime) {
        /** As a request says it. */
        public static Plan of(Fields request) {
            Plan plan = new Plan(
                    Fields.require(request.integer(Tag.SPLIT_KEY_PARTS), Tag.SPLIT_KEY_PARTS),
                    Fields.require(request.integer(Tag.SPLIT_KEY_THRESHOLD), Tag.SPLIT_KEY_THRESHOLD),
                    Fields.require(request.word(Tag.SPLIT_KEY_METHOD, SplitKeyMethod.class), Tag.SPLIT_KEY_METHOD),
                    primeOf(request));
            boolean isXor = plan.method == SplitKeyMethod.XOR;
            if (plan.parts < 2
                    || plan.parts > MOST_PARTS
                    || plan.threshold < 2
                    || plan.threshold > plan.parts
                    || (isXor && plan.threshold != plan.parts)) {
                throw Failure.invalid("A key is split into 2 to " + MOST_PARTS
                        + " parts, of which 2 at least are needed to join it; by XOR all of them.");
            }
            return plan;
        }

        private static Optional<BigInteger> primeOf(Fields fields) {
            return fields.first(Tag.PRIME_FIELD_SIZE).map(item -> {
                if (item.value() instanceof Value.BigInt number) {
                    return number.number();
                }
                throw Failure.invalid("\"Prime Field Size\" is a Big Integer.");
            });
        }
    }

    /**
     * Splits a secret.
     *
     * @param algorithm items Cryptographic Algorithm and Cryptographic Length of what is split
     * @return an object for each part
     */
    public static List<Item> split(byte[] secret, Plan plan, List<Item> algorithm) {
        BigInteger prime;
        List<byte[]> parts;
        try {
            prime = plan.method() == SplitKeyMethod.POLYNOMIAL_SHARING_PRIME_FIELD
                    ? plan.prime().orElseGet(() -> SecretSharing.primeFor(secret.length))
                    : BigInteger.ZERO;
            parts = plan.method() == SplitKeyMethod.XOR
                    ? SecretSharing.splitByXor(secret, plan.parts())
                    : sharing(plan.method(), prime, secret.length).split(secret, plan.parts(), plan.threshold());
        } catch (IllegalArgumentException e) {
            throw new Failure(ResultReason.INVALID_FIELD, String.valueOf(e.getMessage()), e);
        }
        List<Item> objects = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            objects.add(object(plan, i + 1, parts.get(i), prime, algorithm));
        }
        return objects;
    }

    private static Item object(Plan plan, int number, byte[] part, BigInteger prime, List<Item> algorithm) {
        List<Item> block = new ArrayList<>();
        block.add(Item.of(Tag.KEY_FORMAT_TYPE, KeyFormatType.RAW));
        block.add(Item.of(Tag.KEY_VALUE, Item.of(Tag.KEY_MATERIAL, part)));
        block.addAll(algorithm);
        List<Item> fields = new ArrayList<>();
        fields.add(Item.of(Tag.SPLIT_KEY_PARTS, plan.parts()));
        fields.add(Item.of(Tag.KEY_PART_IDENTIFIER, number));
        fields.add(Item.of(Tag.SPLIT_KEY_THRESHOLD, plan.threshold()));
        fields.add(Item.of(Tag.SPLIT_KEY_METHOD, plan.method()));
        if (plan.method() == SplitKeyMethod.POLYNOMIAL_SHARING_PRIME_FIELD) {
            fields.add(Item.of(Tag.PRIME_FIELD_SIZE, Value.BigInt.of(prime)));
        }
        fields.add(Item.of(Tag.KEY_BLOCK, new Value.Structure(block)));
        return Item.of(Tag.SPLIT_KEY, new Value.Structure(fields));
    }

    /**
     * Joins parts.
     *
     * @param objects the structures of Split Keys
     * @return the secret, and the items Cryptographic Algorithm and Cryptographic Length of what was split
     */
    public static Joined join(List<Item> objects) {
        Fields first = Fields.of(objects.get(0));
        Plan plan = Plan.of(first);
        Map<Integer, byte[]> parts = new LinkedHashMap<>();
        for (Item object : objects) {
            Fields fields = Fields.of(object);
            if (!Plan.of(fields).equals(plan)) {
                throw Failure.invalid("The Split Keys are not parts of one key.");
            }
            parts.put(
                    Fields.require(fields.integer(Tag.KEY_PART_IDENTIFIER), Tag.KEY_PART_IDENTIFIER), material(fields));
        }
        if (parts.size() < plan.threshold()) {
            throw Failure.invalid("Of these Split Keys " + plan.threshold() + " different ones are needed.");
        }
        List<Item> algorithm = first.structure(Tag.KEY_BLOCK).orElseThrow().items().stream()
                .filter(item -> item.is(Tag.CRYPTOGRAPHIC_ALGORITHM) || item.is(Tag.CRYPTOGRAPHIC_LENGTH))
                .toList();
        try {
            return new Joined(secret(plan, parts, first), algorithm);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new Failure(ResultReason.CRYPTOGRAPHIC_FAILURE, "The Split Keys are not parts of one key.", e);
        }
    }

    private static byte[] secret(Plan plan, Map<Integer, byte[]> parts, Fields first) {
        if (plan.method() == SplitKeyMethod.XOR) {
            return SecretSharing.joinByXor(List.copyOf(parts.values()));
        }
        int bits = first.structure(Tag.KEY_BLOCK)
                .flatMap(block -> block.integer(Tag.CRYPTOGRAPHIC_LENGTH))
                .orElse(0);
        BigInteger prime = plan.prime().orElse(BigInteger.TWO);
        return sharing(plan.method(), prime, (bits + 7) / Byte.SIZE).join(parts);
    }

    private static byte[] material(Fields splitKey) {
        Item value = splitKey.structure(Tag.KEY_BLOCK)
                .flatMap(block -> block.structure(Tag.KEY_VALUE))
                .flatMap(found -> found.first(Tag.KEY_MATERIAL))
                .orElseThrow(() -> Failure.invalid("A Split Key has no Key Material, or is wrapped."));
        return KeyForms.bytes(value);
    }

    private static SecretSharing sharing(SplitKeyMethod method, BigInteger prime, int length) {
        return switch (method) {
            case POLYNOMIAL_SHARING_GF_2_8 -> SecretSharing.inGf256();
            case POLYNOMIAL_SHARING_GF_2_16 -> SecretSharing.inGf65536();
            case POLYNOMIAL_SHARING_PRIME_FIELD -> SecretSharing.inPrimeField(prime, length);
            case XOR -> throw new IllegalArgumentException("XOR shares in no field.");
        };
    }

    /**
     * What was split.
     *
     * @param algorithm items Cryptographic Algorithm and Cryptographic Length
     */
    public record Joined(byte[] secret, List<Item> algorithm) {
        @Override
        public String toString() {
            return "Joined[hidden]";
        }
    }
}
