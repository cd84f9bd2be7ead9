package org.claviger.server.kmip.material;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.ObjectType;
import org.claviger.kmip.item.DecodingException;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.TtlvDecoder;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.CertificateType;
import org.claviger.kmip.word.KeyFormatType;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.Tag;
import org.claviger.kmip.word.Version;
import org.claviger.server.kmip.Failure;
import org.claviger.server.kmip.Fields;
import org.claviger.server.kmip.attribute.KeptForm;
import org.claviger.server.kmip.attribute.Terms;
import org.claviger.server.object.ObjectView;

/** Writes objects with their material (KMIP 2.1, sections 2 and 3). */
public final class Objects {
    private Objects() {}

    /**
     * An object, not wrapped.
     *
     * @param material as it is stored; not kept
     * @param format that is asked for; empty: the one that it came in, or the usual one
     */
    public static Item of(ObjectView view, byte[] material, Optional<KeyFormatType> format, Version version) {
        ObjectResponse object = view.object();
        return switch (object.type()) {
            case CERTIFICATE ->
                Item.of(
                        Tag.CERTIFICATE,
                        Item.of(Tag.CERTIFICATE_TYPE, CertificateType.X_509),
                        Item.of(Tag.CERTIFICATE_VALUE, material.clone()));
            case OPAQUE_OBJECT ->
                Item.of(
                        Tag.OPAQUE_OBJECT,
                        Item.of(
                                Tag.OPAQUE_DATA_TYPE,
                                KeptForm.find(view.kept(), Tag.OPAQUE_DATA_TYPE)
                                        .orElse(new Value.Enumerated(UNKNOWN_DATA))),
                        Item.of(Tag.OPAQUE_DATA_VALUE, material.clone()));
            case SECRET_DATA -> secretData(view, material, format);
            case SYMMETRIC_KEY, PUBLIC_KEY, PRIVATE_KEY -> {
                Algorithm algorithm = object.algorithm();
                yield algorithm == null ? asItCame(material, format) : key(view, algorithm, material, format, version);
            }
            case SPLIT_KEY, TEMPLATE, PGP_KEY, CERTIFICATE_REQUEST -> asItCame(material, format);
        };
    }

    /** KMIP has no words for what opaque data is, but leaves numbers from here on to extensions. */
    private static final int UNKNOWN_DATA = 0x8000_0000;

    /** KMIP's word for a password or anything else that is a secret. */
    private static final int PASSWORD = 1;

    private static Item secretData(ObjectView view, byte[] material, Optional<KeyFormatType> format) {
        KeyFormatType wanted = format.orElseGet(() -> kept(view).orElse(KeyFormatType.OPAQUE));
        if (wanted != KeyFormatType.RAW && wanted != KeyFormatType.OPAQUE) {
            throw notIn(wanted);
        }
        return Item.of(
                Tag.SECRET_DATA,
                Item.of(
                        Tag.SECRET_DATA_TYPE,
                        KeptForm.find(view.kept(), Tag.SECRET_DATA_TYPE).orElse(new Value.Enumerated(PASSWORD))),
                Item.of(
                        Tag.KEY_BLOCK,
                        Item.of(Tag.KEY_FORMAT_TYPE, wanted),
                        Item.of(Tag.KEY_VALUE, Item.of(Tag.KEY_MATERIAL, material.clone()))));
    }

    private static Item key(
            ObjectView view, Algorithm algorithm, byte[] material, Optional<KeyFormatType> format, Version version) {
        ObjectResponse object = view.object();
        KeyFormatType wanted =
                format.or(() -> kept(view)).orElseGet(() -> KeyForms.usual(object.type(), algorithm, version));
        List<Item> block = new ArrayList<>();
        block.add(Item.of(Tag.KEY_FORMAT_TYPE, wanted));
        block.add(Item.of(Tag.KEY_VALUE, KeyForms.write(object.type(), algorithm, wanted, material)));
        block.add(KeptForm.find(view.kept(), Tag.CRYPTOGRAPHIC_ALGORITHM)
                .map(value -> Item.of(Tag.CRYPTOGRAPHIC_ALGORITHM, value))
                .orElseGet(() -> Terms.algorithm(algorithm)));
        block.add(KeptForm.find(view.kept(), Tag.CRYPTOGRAPHIC_LENGTH)
                .map(value -> Item.of(Tag.CRYPTOGRAPHIC_LENGTH, value))
                .orElseGet(() -> Item.of(Tag.CRYPTOGRAPHIC_LENGTH, length(object))));
        return Item.of(tag(object.type()), Item.of(Tag.KEY_BLOCK, new Value.Structure(block)));
    }

    private static int length(ObjectResponse object) {
        return object.length() == null ? 0 : object.length();
    }

    private static Tag tag(ObjectType type) {
        return switch (type) {
            case SYMMETRIC_KEY -> Tag.SYMMETRIC_KEY;
            case PUBLIC_KEY -> Tag.PUBLIC_KEY;
            default -> Tag.PRIVATE_KEY;
        };
    }

    private static Optional<KeyFormatType> kept(ObjectView view) {
        return KeptForm.find(view.kept(), Tag.KEY_FORMAT_TYPE)
                .map(value -> Fields.word(Item.of(Tag.KEY_FORMAT_TYPE, value), KeyFormatType.class));
    }

    private static Item asItCame(byte[] material, Optional<KeyFormatType> format) {
        try {
            Item object = TtlvDecoder.decode(material);
            boolean isAsked = format.isEmpty()
                    || object.first(Tag.KEY_BLOCK)
                            .flatMap(block -> block.first(Tag.KEY_FORMAT_TYPE))
                            .filter(came -> came.value()
                                    .equals(new Value.Enumerated(format.get().code())))
                            .isPresent();
            if (!isAsked) {
                throw notIn(format.get());
            }
            return object;
        } catch (DecodingException e) {
            throw new IllegalStateException("What is kept as it came can't be read.", e);
        }
    }

    private static Failure notIn(KeyFormatType format) {
        return new Failure(
                ResultReason.KEY_FORMAT_TYPE_NOT_SUPPORTED,
                "This object has no form of Key Format Type \"" + format.title() + "\".");
    }

    /** The tag by which an object of that type stands in a payload. */
    public static Tag tagOf(ObjectType type) {
        return Tag.valueOf(type.name());
    }
}
