package org.claviger.server.kmip.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.claviger.api.crypto.WrapAlgorithm;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.kmip.item.DecodingException;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.TtlvDecoder;
import org.claviger.kmip.item.TtlvEncoder;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.BlockCipherMode;
import org.claviger.kmip.word.EncodingOption;
import org.claviger.kmip.word.HashingAlgorithm;
import org.claviger.kmip.word.PaddingMethod;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.Tag;
import org.claviger.kmip.word.WrappingMethod;
import org.claviger.server.crypto.MaterialWrapping;
import org.claviger.server.kmip.Exchange;
import org.claviger.server.kmip.Failure;
import org.claviger.server.kmip.Fields;
import org.claviger.server.kmip.attribute.Attribute;
import org.claviger.server.kmip.attribute.Attribute.AttributeName;
import org.claviger.server.kmip.attribute.KeptForm;
import org.claviger.server.kmip.attribute.ObjectAttributes;
import org.claviger.server.object.ObjectView;
import org.claviger.server.object.ObjectViewService;

/** Wraps the Key Value of an object by another key (KMIP 2.1, section 3.5; 1.4, section 2.1.6). */
@ApplicationScoped
class KeyWrapping {
    @Inject
    MaterialWrapping wrapping;

    @Inject
    ObjectViewService objects;

    /** The same object, wrapped as the specification of the request says. */
    Item wrap(Exchange exchange, ObjectView view, Item object, Fields specification) {
        Item block = object.first(Tag.KEY_BLOCK)
                .orElseThrow(() ->
                        new Failure(ResultReason.ILLEGAL_OBJECT_TYPE, "Objects without a Key Block are not wrapped."));
        if (block.first(Tag.KEY_WRAPPING_DATA).isPresent()) {
            throw new Failure(ResultReason.KEY_WRAP_TYPE_NOT_SUPPORTED, "The object is wrapped already, as it came.");
        }
        WrappingMethod method =
                Fields.require(specification.word(Tag.WRAPPING_METHOD, WrappingMethod.class), Tag.WRAPPING_METHOD);
        if (method != WrappingMethod.ENCRYPT) {
            throw new Failure(
                    ResultReason.FEATURE_NOT_SUPPORTED, "Of the Wrapping Methods \"Encrypt\" is offered alone.");
        }
        Fields by =
                Fields.require(specification.structure(Tag.ENCRYPTION_KEY_INFORMATION), Tag.ENCRYPTION_KEY_INFORMATION);
        Optional<EncodingOption> encoding = specification.word(Tag.ENCODING_OPTION, EncodingOption.class);
        boolean isEncoded =
                encoding.filter(option -> option == EncodingOption.NO_ENCODING).isEmpty();
        UUID keyId = exchange.identifier(by);
        byte[] plain = plain(exchange, view, block, specification, isEncoded);
        byte[] wrapped;
        try {
            wrapped = wrapping.by(exchange.caller(), keyId, algorithm(exchange, keyId, by, OperationGroup.WRAP), plain);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
        List<Item> data = new ArrayList<>();
        data.add(Item.of(Tag.WRAPPING_METHOD, method));
        data.add(by.structure());
        encoding.ifPresent(option -> data.add(Item.of(Tag.ENCODING_OPTION, option)));
        // Without encoding it is the Key Material that is wrapped, where it is; else the Key Value as a whole.
        Item value = isEncoded
                ? Item.of(Tag.KEY_VALUE, wrapped)
                : Item.of(Tag.KEY_VALUE, Item.of(Tag.KEY_MATERIAL, wrapped));
        List<Item> fields = new ArrayList<>();
        for (Item field : block.items()) {
            fields.add(field.is(Tag.KEY_VALUE) ? value : field);
        }
        fields.add(Item.of(Tag.KEY_WRAPPING_DATA, new Value.Structure(data)));
        Item wrappedBlock = Item.of(Tag.KEY_BLOCK, new Value.Structure(fields));
        return new Item(
                object.tag(),
                new Value.Structure(object.items().stream()
                        .map(field -> field.is(Tag.KEY_BLOCK) ? wrappedBlock : field)
                        .toList()));
    }

    /** What is encrypted: the whole Key Value in TTLV, with the attributes that are asked for; or the bytes of the key. */
    private static byte[] plain(
            Exchange exchange, ObjectView view, Item block, Fields specification, boolean isEncoded) {
        Item value = block.first(Tag.KEY_VALUE).orElseThrow();
        List<Item> names = specification.all(exchange.isAtLeast2() ? Tag.ATTRIBUTE_REFERENCE : Tag.ATTRIBUTE_NAME);
        if (!isEncoded) {
            Item material = value.first(Tag.KEY_MATERIAL).orElseThrow();
            if (names.isEmpty() && material.value() instanceof Value.Bytes bytes) {
                return bytes.bytes().clone();
            }
            throw new Failure(
                    ResultReason.ENCODING_OPTION_ERROR,
                    "Without encoding a Key Value has no attributes, and its Key Material is bytes.");
        }
        List<Item> fields = new ArrayList<>(value.items());
        List<Attribute> all = names.isEmpty() ? List.of() : ObjectAttributes.of(view);
        for (Item name : names) {
            AttributeName wanted = AttributeName.ofReference(name);
            all.stream()
                    .filter(attribute -> attribute.named().equals(wanted))
                    .forEach(attribute -> fields.add(attribute.in(exchange.version())));
        }
        return TtlvEncoder.encode(Item.of(Tag.KEY_VALUE, new Value.Structure(fields)));
    }

    /** The same object as it was before it was wrapped by a key of the tenant; one that isn't wrapped as it is. */
    Item unwrap(Exchange exchange, Item object) {
        Optional<Item> block = object.first(Tag.KEY_BLOCK);
        Optional<Fields> data =
                block.flatMap(each -> each.first(Tag.KEY_WRAPPING_DATA)).map(Fields::of);
        if (data.isEmpty()) {
            return object;
        }
        Fields by =
                Fields.require(data.get().structure(Tag.ENCRYPTION_KEY_INFORMATION), Tag.ENCRYPTION_KEY_INFORMATION);
        if (data.get().has(Tag.MAC_SIGNATURE_KEY_INFORMATION)) {
            throw new Failure(ResultReason.FEATURE_NOT_SUPPORTED, "What is also signed is kept as it came.");
        }
        UUID keyId = exchange.identifier(by);
        Item value = Fields.require(block.get().first(Tag.KEY_VALUE), Tag.KEY_VALUE);
        Item wrapped = value.first(Tag.KEY_MATERIAL).orElse(value);
        byte[] plain = wrapping.unwrapped(
                exchange.caller(), keyId, algorithm(exchange, keyId, by, OperationGroup.UNWRAP), bytes(wrapped));
        Item unwrapped =
                wrapped.is(Tag.KEY_VALUE) ? decoded(plain) : Item.of(Tag.KEY_VALUE, Item.of(Tag.KEY_MATERIAL, plain));
        Item whole = Item.of(
                Tag.KEY_BLOCK,
                new Value.Structure(block.get().items().stream()
                        .filter(field -> !field.is(Tag.KEY_WRAPPING_DATA))
                        .map(field -> field.is(Tag.KEY_VALUE) ? unwrapped : field)
                        .toList()));
        return new Item(
                object.tag(),
                new Value.Structure(object.items().stream()
                        .map(field -> field.is(Tag.KEY_BLOCK) ? whole : field)
                        .toList()));
    }

    private static byte[] bytes(Item wrapped) {
        if (wrapped.value() instanceof Value.Bytes bytes) {
            return bytes.bytes();
        }
        throw new Failure(ResultReason.INVALID_MESSAGE, "What is wrapped is a Byte String.");
    }

    private static Item decoded(byte[] plain) {
        try {
            Item value = TtlvDecoder.decode(plain);
            if (value.is(Tag.KEY_VALUE)) {
                return value;
            }
        } catch (DecodingException e) {
            // as below
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
        throw new Failure(ResultReason.ENCODING_OPTION_ERROR, "What was wrapped is no Key Value in TTLV.");
    }

    private WrapAlgorithm algorithm(Exchange exchange, UUID keyId, Fields by, OperationGroup use) {
        Fields parameters = by.structure(Tag.CRYPTOGRAPHIC_PARAMETERS)
                .orElseGet(() -> ofKey(objects.look(exchange.caller(), keyId, use)));
        Optional<BlockCipherMode> mode = parameters.word(Tag.BLOCK_CIPHER_MODE, BlockCipherMode.class);
        if (mode.isPresent()) {
            return switch (mode.get()) {
                case NIST_KEY_WRAP -> WrapAlgorithm.AES_KW;
                case AES_KEY_WRAP_PADDING -> WrapAlgorithm.AES_KWP;
                default -> throw unsupported();
            };
        }
        if (parameters.word(Tag.PADDING_METHOD, PaddingMethod.class).isEmpty()) {
            return WrapAlgorithm.AES_KW;
        }
        if (parameters.word(Tag.PADDING_METHOD, PaddingMethod.class).get() != PaddingMethod.OAEP) {
            throw unsupported();
        }
        return switch (parameters
                .word(Tag.HASHING_ALGORITHM, HashingAlgorithm.class)
                .orElse(HashingAlgorithm.SHA_256)) {
            case SHA_1 -> WrapAlgorithm.RSA_OAEP_SHA1;
            case SHA_256 -> WrapAlgorithm.RSA_OAEP_SHA256;
            case SHA_384 -> WrapAlgorithm.RSA_OAEP_SHA384;
            case SHA_512 -> WrapAlgorithm.RSA_OAEP_SHA512;
            default -> throw unsupported();
        };
    }

    private static Fields ofKey(ObjectView key) {
        return new Fields(Item.of(
                Tag.CRYPTOGRAPHIC_PARAMETERS,
                KeptForm.find(key.kept(), Tag.CRYPTOGRAPHIC_PARAMETERS).orElse(new Value.Structure(List.of()))));
    }

    private static Failure unsupported() {
        return new Failure(
                ResultReason.UNSUPPORTED_CRYPTOGRAPHIC_PARAMETERS,
                "Keys are wrapped by NISTKeyWrap, by AESKeyWrapPadding, or by RSA with OAEP.");
    }
}
