package org.claviger.server.kmip.pkcs11;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.claviger.api.crypto.WrapAlgorithm;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.CryptographicAlgorithm;
import org.claviger.kmip.word.EncodingOption;
import org.claviger.kmip.word.HashingAlgorithm;
import org.claviger.kmip.word.KeyFormatType;
import org.claviger.kmip.word.ObjectType;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.Pkcs11Function;
import org.claviger.kmip.word.Pkcs11ReturnCode;
import org.claviger.kmip.word.RecommendedCurve;
import org.claviger.kmip.word.Tag;
import org.claviger.kmip.word.WrappingMethod;
import org.claviger.server.crypto.MaterialWrapping;
import org.claviger.server.kmip.Fields;
import org.claviger.server.kmip.pkcs11.SessionObjects.Made;

/**
 * C_GenerateKey, C_GenerateKeyPair, C_WrapKey and C_UnwrapKey: Create, Create Key Pair, Get with a Key Wrapping Specification,
 * and Register.
 */
@ApplicationScoped
class KeyFunctions implements Functions {
    private static final HexFormat HEX = HexFormat.of();

    /** Object identifiers of curves, DER (RFC 5480, section 2.1.1.1). */
    private static final Map<String, RecommendedCurve> CURVES = Map.of(
            "06082a8648ce3d030107", RecommendedCurve.P_256,
            "06052b81040022", RecommendedCurve.P_384,
            "06052b81040023", RecommendedCurve.P_521,
            "06052b8104000a", RecommendedCurve.SECP256K1);

    @Inject
    MaterialWrapping wrapping;

    @Inject
    SessionObjects temporary;

    @Override
    public void declare(Map<Pkcs11Function, Call.Function> table) {
        table.put(Pkcs11Function.C_GENERATEKEY, this::generate);
        table.put(Pkcs11Function.C_GENERATEKEYPAIR, this::generatePair);
        table.put(Pkcs11Function.C_WRAPKEY, KeyFunctions::wrap);
        table.put(Pkcs11Function.C_UNWRAPKEY, this::unwrap);
    }

    private Pkcs11ReturnCode generate(Call call) {
        Session session = call.session();
        Mechanism mechanism = Mechanism.choose(call.input().mechanism(), Mechanism.Flags.GENERATE)
                .mechanism();
        Template template = call.input().template();
        call.input().end();
        List<Item> nature = new ArrayList<>();
        switch (mechanism) {
            case AES_KEY_GEN -> {
                nature.add(Item.of(Tag.CRYPTOGRAPHIC_ALGORITHM, CryptographicAlgorithm.AES));
                nature.add(length(template));
            }
            case DES3_KEY_GEN -> nature.add(Item.of(Tag.CRYPTOGRAPHIC_ALGORITHM, CryptographicAlgorithm.DES3));
            default -> {
                nature.add(Item.of(Tag.CRYPTOGRAPHIC_ALGORITHM, CryptographicAlgorithm.HMAC_SHA256));
                nature.add(length(template));
            }
        }
        Item attributes = KmipObject.attributes(
                Tag.ATTRIBUTES,
                template,
                ObjectType.SYMMETRIC_KEY,
                call.exchange().now(),
                nature);
        temporary.make(
                call,
                session,
                () -> call.perform(Operation.CREATE, Item.of(Tag.OBJECT_TYPE, ObjectType.SYMMETRIC_KEY), attributes),
                new Made(Tag.UNIQUE_IDENTIFIER, template));
        return Pkcs11ReturnCode.OK;
    }

    static Item length(Template template) {
        long bytes = template.number(AttributeType.VALUE_LEN)
                .orElseThrow(() -> new Refusal(Pkcs11ReturnCode.TEMPLATE_INCOMPLETE));
        if (bytes < 1 || bytes > Integer.MAX_VALUE / Byte.SIZE) {
            throw new Refusal(Pkcs11ReturnCode.ATTRIBUTE_VALUE_INVALID);
        }
        return Item.of(Tag.CRYPTOGRAPHIC_LENGTH, (int) bytes * Byte.SIZE);
    }

    private Pkcs11ReturnCode generatePair(Call call) {
        Session session = call.session();
        Mechanism mechanism = Mechanism.choose(call.input().mechanism(), Mechanism.Flags.GENERATE_PAIR)
                .mechanism();
        Template ofPublic = call.input().template();
        Template ofPrivate = call.input().template();
        call.input().end();
        List<Item> nature = nature(mechanism, ofPublic);
        Item privateKey = KmipObject.attributes(
                Tag.PRIVATE_KEY_ATTRIBUTES,
                ofPrivate,
                ObjectType.PRIVATE_KEY,
                call.exchange().now(),
                nature);
        Item publicKey = KmipObject.attributes(
                Tag.PUBLIC_KEY_ATTRIBUTES,
                ofPublic,
                ObjectType.PUBLIC_KEY,
                call.exchange().now(),
                nature);
        temporary.make(
                call,
                session,
                () -> call.perform(Operation.CREATE_KEY_PAIR, privateKey, publicKey),
                new Made(Tag.PUBLIC_KEY_UNIQUE_IDENTIFIER, ofPublic),
                new Made(Tag.PRIVATE_KEY_UNIQUE_IDENTIFIER, ofPrivate));
        return Pkcs11ReturnCode.OK;
    }

    private static List<Item> nature(Mechanism mechanism, Template ofPublic) {
        return switch (mechanism) {
            case RSA_PKCS_KEY_PAIR_GEN ->
                List.of(
                        Item.of(Tag.CRYPTOGRAPHIC_ALGORITHM, CryptographicAlgorithm.RSA),
                        Item.of(
                                Tag.CRYPTOGRAPHIC_LENGTH,
                                Math.toIntExact(ofPublic.number(AttributeType.MODULUS_BITS)
                                        .filter(bits -> bits > 0 && bits < Integer.MAX_VALUE)
                                        .orElseThrow(() -> new Refusal(Pkcs11ReturnCode.TEMPLATE_INCOMPLETE)))));
            case EC_EDWARDS_KEY_PAIR_GEN ->
                List.of(Item.of(Tag.CRYPTOGRAPHIC_ALGORITHM, CryptographicAlgorithm.ED25519));
            default -> {
                byte[] params = ofPublic.bytes(AttributeType.EC_PARAMS)
                        .orElseThrow(() -> new Refusal(Pkcs11ReturnCode.TEMPLATE_INCOMPLETE));
                RecommendedCurve curve = CURVES.get(HEX.formatHex(params));
                if (curve == null) {
                    throw new Refusal(Pkcs11ReturnCode.CURVE_NOT_SUPPORTED);
                }
                yield List.of(
                        Item.of(Tag.CRYPTOGRAPHIC_ALGORITHM, CryptographicAlgorithm.ECDSA),
                        Item.of(Tag.CRYPTOGRAPHIC_DOMAIN_PARAMETERS, Item.of(Tag.RECOMMENDED_CURVE, curve)));
            }
        };
    }

    /** The parameters of a curve, as they are written. */
    static byte[] params(RecommendedCurve curve) {
        return CURVES.entrySet().stream()
                .filter(each -> each.getValue() == curve)
                .map(each -> HEX.parseHex(each.getKey()))
                .findFirst()
                .orElse(new byte[0]);
    }

    private static Pkcs11ReturnCode wrap(Call call) {
        Session session = call.session();
        Mechanism.Chosen mechanism = Mechanism.choose(call.input().mechanism(), Mechanism.Flags.WRAP);
        UUID by = call.object(Pkcs11ReturnCode.WRAPPING_KEY_HANDLE_INVALID);
        UUID key = call.key();
        Input.Room room = call.input().room();
        boolean isGiven = call.give(session, room, () -> wrapped(call, mechanism, by, key));
        return Call.code(room, isGiven);
    }

    /** Secret keys as they are, private ones as PKCS#8 (PKCS#11 3.0 Mechanisms, section 6.7). */
    private static byte[] wrapped(Call call, Mechanism.Chosen mechanism, UUID by, UUID key) {
        List<Item> wanted = new ArrayList<>();
        wanted.add(KmipObject.id(key));
        boolean isPrivate = KmipObject.attributes(call, key)
                .word(Tag.OBJECT_TYPE, ObjectType.class)
                .filter(type -> type == ObjectType.PRIVATE_KEY)
                .isPresent();
        if (isPrivate) {
            wanted.add(Item.of(Tag.KEY_FORMAT_TYPE, KeyFormatType.PKCS_8));
        }
        wanted.add(Item.of(
                Tag.KEY_WRAPPING_SPECIFICATION,
                Item.of(Tag.WRAPPING_METHOD, WrappingMethod.ENCRYPT),
                Item.of(Tag.ENCRYPTION_KEY_INFORMATION, KmipObject.id(by), mechanism.parameters()),
                Item.of(Tag.ENCODING_OPTION, EncodingOption.NO_ENCODING)));
        return material(call.perform(Operation.GET, wanted.toArray(Item[]::new)));
    }

    /** The bytes of the only object in an answer. */
    static byte[] material(Fields got) {
        Item object = got.items().get(got.items().size() - 1);
        return object.first(Tag.KEY_BLOCK)
                .flatMap(block -> block.first(Tag.KEY_VALUE))
                .flatMap(value -> value.first(Tag.KEY_MATERIAL))
                .flatMap(material ->
                        material.value() instanceof Value.Bytes bytes ? Optional.of(bytes.bytes()) : Optional.empty())
                .orElseThrow(() -> new Refusal(Pkcs11ReturnCode.KEY_NOT_WRAPPABLE));
    }

    private Pkcs11ReturnCode unwrap(Call call) {
        Session session = call.session();
        Mechanism.Chosen mechanism = Mechanism.choose(call.input().mechanism(), Mechanism.Flags.UNWRAP);
        UUID by = call.object(Pkcs11ReturnCode.UNWRAPPING_KEY_HANDLE_INVALID);
        byte[] wrapped = call.input().bytes();
        Template template = call.input().template();
        call.input().end();
        ObjectType type = KmipObject.type(template.number(AttributeType.CLASS).orElse(4L));
        Item attributes = KmipObject.attributes(
                Tag.ATTRIBUTES, template, type, call.exchange().now(), List.of());
        CryptographicAlgorithm algorithm = algorithm(template);
        byte[] material = wrapping.unwrapped(call.exchange().caller(), by, wrapAlgorithm(mechanism), wrapped);
        try {
            Item object = object(type, algorithm, material);
            temporary.make(
                    call,
                    session,
                    () -> call.perform(Operation.REGISTER, Item.of(Tag.OBJECT_TYPE, type), attributes, object),
                    new Made(Tag.UNIQUE_IDENTIFIER, template));
            return Pkcs11ReturnCode.OK;
        } finally {
            Arrays.fill(material, (byte) 0);
        }
    }

    static CryptographicAlgorithm algorithm(Template template) {
        return KmipObject.algorithms(template.number(AttributeType.KEY_TYPE)
                        .orElseThrow(() -> new Refusal(Pkcs11ReturnCode.TEMPLATE_INCOMPLETE)))
                .get(0);
    }

    static Item object(ObjectType type, CryptographicAlgorithm algorithm, byte[] material) {
        boolean isSecret = type == ObjectType.SYMMETRIC_KEY;
        if (!isSecret && type != ObjectType.PRIVATE_KEY) {
            throw new Refusal(Pkcs11ReturnCode.TEMPLATE_INCONSISTENT);
        }
        List<Item> block = new ArrayList<>();
        block.add(Item.of(Tag.KEY_FORMAT_TYPE, isSecret ? KeyFormatType.RAW : KeyFormatType.PKCS_8));
        block.add(Item.of(Tag.KEY_VALUE, Item.of(Tag.KEY_MATERIAL, material.clone())));
        block.add(Item.of(Tag.CRYPTOGRAPHIC_ALGORITHM, algorithm));
        if (isSecret) {
            block.add(Item.of(Tag.CRYPTOGRAPHIC_LENGTH, material.length * Byte.SIZE));
        }
        return Item.of(
                isSecret ? Tag.SYMMETRIC_KEY : Tag.PRIVATE_KEY, Item.of(Tag.KEY_BLOCK, new Value.Structure(block)));
    }

    private static WrapAlgorithm wrapAlgorithm(Mechanism.Chosen mechanism) {
        return switch (mechanism.mechanism()) {
            case AES_KEY_WRAP -> WrapAlgorithm.AES_KW;
            case AES_KEY_WRAP_KWP -> WrapAlgorithm.AES_KWP;
            default ->
                switch (mechanism.terms().stream()
                        .filter(term -> term.is(Tag.HASHING_ALGORITHM))
                        .map(term -> Fields.word(term, HashingAlgorithm.class))
                        .findFirst()
                        .orElseThrow()) {
                    case SHA_1 -> WrapAlgorithm.RSA_OAEP_SHA1;
                    case SHA_256 -> WrapAlgorithm.RSA_OAEP_SHA256;
                    case SHA_384 -> WrapAlgorithm.RSA_OAEP_SHA384;
                    case SHA_512 -> WrapAlgorithm.RSA_OAEP_SHA512;
                    default -> throw new Refusal(Pkcs11ReturnCode.MECHANISM_PARAM_INVALID);
                };
        };
    }
}
