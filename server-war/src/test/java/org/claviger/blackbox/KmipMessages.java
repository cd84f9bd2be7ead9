package org.claviger.blackbox;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.CryptographicAlgorithm;
import org.claviger.kmip.word.ObjectType;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.RecommendedCurve;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.ResultStatus;
import org.claviger.kmip.word.Tag;

/** Messages of KMIP 2.1, as tests send them. */
public final class KmipMessages {
    private static final int ENCRYPT_AND_DECRYPT = 0x0c;
    private static final int BITS = 256;

    private KmipMessages() {}

    /** A message of one Batch Item or several. */
    public static Item request(Item... batch) {
        return request(2, 1, batch);
    }

    /** One of another version. */
    static Item request(int major, int minor, Item... batch) {
        List<Item> parts = new ArrayList<>();
        parts.add(Item.of(
                Tag.REQUEST_HEADER,
                Item.of(
                        Tag.PROTOCOL_VERSION,
                        Item.of(Tag.PROTOCOL_VERSION_MAJOR, major),
                        Item.of(Tag.PROTOCOL_VERSION_MINOR, minor)),
                Item.of(Tag.BATCH_COUNT, batch.length)));
        parts.addAll(Arrays.asList(batch));
        return Item.of(Tag.REQUEST_MESSAGE, new Value.Structure(parts));
    }

    /** The only one of a message. */
    public static Item item(Operation operation, Item... payload) {
        return Item.of(Tag.BATCH_ITEM, Item.of(Tag.OPERATION, operation), Item.of(Tag.REQUEST_PAYLOAD, payload));
    }

    /** One of a batch of several. */
    static Item item(int id, Operation operation, Item... payload) {
        return Item.of(
                Tag.BATCH_ITEM,
                Item.of(Tag.OPERATION, operation),
                Item.of(Tag.UNIQUE_BATCH_ITEM_ID, new byte[] {(byte) id}),
                Item.of(Tag.REQUEST_PAYLOAD, payload));
    }

    /** Names an object. */
    public static Item id(UUID object) {
        return Item.of(Tag.UNIQUE_IDENTIFIER, object.toString());
    }

    /** What Create asks for. */
    public static Item[] newAesKey() {
        return new Item[] {
            Item.of(Tag.OBJECT_TYPE, ObjectType.SYMMETRIC_KEY),
            Item.of(
                    Tag.ATTRIBUTES,
                    Item.of(Tag.CRYPTOGRAPHIC_ALGORITHM, CryptographicAlgorithm.AES),
                    Item.of(Tag.CRYPTOGRAPHIC_LENGTH, BITS),
                    Item.of(Tag.CRYPTOGRAPHIC_USAGE_MASK, ENCRYPT_AND_DECRYPT))
        };
    }

    /** What Create Key Pair asks for: a pair of P-384 that signs and verifies. */
    static Item[] newSigningPair() {
        return new Item[] {
            Item.of(
                    Tag.COMMON_ATTRIBUTES,
                    Item.of(Tag.CRYPTOGRAPHIC_ALGORITHM, CryptographicAlgorithm.ECDSA),
                    Item.of(
                            Tag.CRYPTOGRAPHIC_DOMAIN_PARAMETERS,
                            Item.of(Tag.RECOMMENDED_CURVE, RecommendedCurve.P_384))),
            Item.of(Tag.PRIVATE_KEY_ATTRIBUTES, Item.of(Tag.CRYPTOGRAPHIC_USAGE_MASK, 1)),
            Item.of(Tag.PUBLIC_KEY_ATTRIBUTES, Item.of(Tag.CRYPTOGRAPHIC_USAGE_MASK, 2))
        };
    }

    /** The Batch Items. */
    public static List<Item> answers(Item response) {
        return response.all(Tag.BATCH_ITEM);
    }

    /** Whether it was done. */
    public static boolean isSuccess(Item answer) {
        return number(answer, Tag.RESULT_STATUS) == ResultStatus.SUCCESS.code();
    }

    /** Why the only request of a message was refused. */
    static int reason(Item response) {
        return number(answers(response).get(0), Tag.RESULT_REASON);
    }

    /** What a refusal says; of a success nothing. */
    public static String message(Item answer) {
        return answer.first(Tag.RESULT_MESSAGE)
                .map(text -> ((Value.Text) text.value()).text())
                .orElse("");
    }

    static boolean isRefused(Item response, ResultReason reason) {
        return answers(response).stream().allMatch(each -> number(each, Tag.RESULT_REASON) == reason.code());
    }

    /** The identifier in the first answer. */
    public static UUID made(Item response) {
        Item payload = answers(response).get(0).first(Tag.RESPONSE_PAYLOAD).orElseThrow();
        Value id = payload.first(Tag.UNIQUE_IDENTIFIER).orElseThrow().value();
        return UUID.fromString(((Value.Text) id).text());
    }

    private static int number(Item answer, Tag tag) {
        return ((Value.Enumerated) answer.first(tag).orElseThrow().value()).code();
    }
}
