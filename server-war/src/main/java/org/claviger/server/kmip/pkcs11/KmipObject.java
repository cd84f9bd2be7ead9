package org.claviger.server.kmip.pkcs11;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.CryptographicAlgorithm;
import org.claviger.kmip.word.NameType;
import org.claviger.kmip.word.ObjectType;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.Pkcs11ReturnCode;
import org.claviger.kmip.word.Tag;
import org.claviger.server.kmip.Fields;

/** Attributes of PKCS#11 in the words of KMIP, for objects that are made or looked for. */
final class KmipObject {
    /** Bits of the usage mask (KMIP 2.1, section 11.12); of secret keys, signatures are codes. */
    private static final Map<AttributeType, Integer> OF_PAIRS = Map.of(
            AttributeType.SIGN, 0x1,
            AttributeType.VERIFY, 0x2,
            AttributeType.ENCRYPT, 0x4,
            AttributeType.DECRYPT, 0x8,
            AttributeType.WRAP, 0x10,
            AttributeType.UNWRAP, 0x20,
            AttributeType.DERIVE, 0x200);

    private static final int MAC_GENERATE = 0x80;
    private static final int MAC_VERIFY = 0x100;

    private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;

    private KmipObject() {}

    /** CKO_DATA and so on. */
    static ObjectType type(long objectClass) {
        return switch ((int) objectClass) {
            case 0 -> ObjectType.OPAQUE_OBJECT;
            case 1 -> ObjectType.CERTIFICATE;
            case 2 -> ObjectType.PUBLIC_KEY;
            case 3 -> ObjectType.PRIVATE_KEY;
            case 4 -> ObjectType.SYMMETRIC_KEY;
            default -> throw new Refusal(Pkcs11ReturnCode.ATTRIBUTE_VALUE_INVALID);
        };
    }

    /** The other way round; -1 for what PKCS#11 has no class for. */
    static long objectClass(ObjectType type) {
        return switch (type) {
            case OPAQUE_OBJECT -> 0;
            case CERTIFICATE -> 1;
            case PUBLIC_KEY -> 2;
            case PRIVATE_KEY -> 3;
            case SYMMETRIC_KEY -> 4;
            default -> -1;
        };
    }

    /** CKK_RSA and so on; of elliptic curves it is one. */
    static long keyType(CryptographicAlgorithm algorithm) {
        return switch (algorithm) {
            case RSA -> 0x0;
            case EC, ECDSA, ECDH -> 0x3;
            case DES3 -> 0x15;
            case AES -> 0x1f;
            case CHACHA20 -> 0x33;
            case ED25519 -> 0x40;
            default -> 0x10; // CKK_GENERIC_SECRET
        };
    }

    /** The algorithms of a CKK. */
    static List<CryptographicAlgorithm> algorithms(long keyType) {
        return switch ((int) keyType) {
            case 0x0 -> List.of(CryptographicAlgorithm.RSA);
            case 0x3 -> List.of(CryptographicAlgorithm.ECDSA);
            case 0x10 -> List.of(CryptographicAlgorithm.HMAC_SHA256);
            case 0x15 -> List.of(CryptographicAlgorithm.DES3);
            case 0x1f -> List.of(CryptographicAlgorithm.AES);
            case 0x33 -> List.of(CryptographicAlgorithm.CHACHA20);
            case 0x40 -> List.of(CryptographicAlgorithm.ED25519);
            default -> throw new Refusal(Pkcs11ReturnCode.ATTRIBUTE_VALUE_INVALID);
        };
    }

    /** All that the client may know of an object. */
    static Fields attributes(Call call, UUID object) {
        return call.perform(Operation.GET_ATTRIBUTES, id(object))
                .structure(Tag.ATTRIBUTES)
                .orElseThrow();
    }

    static Item id(UUID object) {
        return Item.of(Tag.UNIQUE_IDENTIFIER, object.toString());
    }

    static Item name(String name) {
        return Item.of(
                Tag.NAME, Item.of(Tag.NAME_VALUE, name), Item.of(Tag.NAME_TYPE, NameType.UNINTERPRETED_TEXT_STRING));
    }

    /**
     * Those of an object that is made. It is of use at once; unless the caller says otherwise, its material stays here.
     *
     * @param more that the mechanism says
     */
    static Item attributes(Tag tag, Template template, ObjectType type, Instant now, List<Item> more) {
        template.requireMakeable();
        List<Item> all = new ArrayList<>(more);
        template.text(AttributeType.LABEL).ifPresent(label -> all.add(name(label)));
        all.add(Item.of(Tag.CRYPTOGRAPHIC_USAGE_MASK, mask(template, type)));
        Instant start =
                template.bytes(AttributeType.START_DATE).map(KmipObject::date).orElse(now);
        all.add(Item.of(Tag.ACTIVATION_DATE, new Value.DateTime(start.getEpochSecond())));
        template.bytes(AttributeType.END_DATE)
                .ifPresent(end -> all.add(Item.of(
                        Tag.DEACTIVATION_DATE, new Value.DateTime(date(end).getEpochSecond()))));
        if (type == ObjectType.SYMMETRIC_KEY || type == ObjectType.PRIVATE_KEY) {
            all.add(Item.of(
                    Tag.SENSITIVE,
                    new Value.Bool(template.flag(AttributeType.SENSITIVE).orElse(true))));
            all.add(Item.of(Tag.EXTRACTABLE, new Value.Bool(template.isTrue(AttributeType.EXTRACTABLE))));
        }
        return Item.of(tag, new Value.Structure(all));
    }

    private static int mask(Template template, ObjectType type) {
        int mask = 0;
        for (Map.Entry<AttributeType, Integer> bit : OF_PAIRS.entrySet()) {
            if (template.isTrue(bit.getKey())) {
                mask |= bit(bit.getKey(), type);
            }
        }
        return mask;
    }

    /** The bit of the usage mask for CKA_ENCRYPT and so on; 0 if it is none. */
    static int bit(AttributeType attribute, ObjectType type) {
        boolean isSecret = type == ObjectType.SYMMETRIC_KEY;
        if (isSecret && attribute == AttributeType.SIGN) {
            return MAC_GENERATE;
        }
        if (isSecret && attribute == AttributeType.VERIFY) {
            return MAC_VERIFY;
        }
        return OF_PAIRS.getOrDefault(attribute, 0);
    }

    /** Of a CK_DATE; its first moment. */
    static Instant date(byte[] text) {
        try {
            return LocalDate.parse(new String(text, StandardCharsets.US_ASCII), DATE)
                    .atStartOfDay()
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw new Refusal(Pkcs11ReturnCode.ATTRIBUTE_VALUE_INVALID);
        }
    }

    /** CK_DATE. */
    static byte[] date(Instant date) {
        return DATE.format(date.atZone(ZoneOffset.UTC).toLocalDate()).getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
