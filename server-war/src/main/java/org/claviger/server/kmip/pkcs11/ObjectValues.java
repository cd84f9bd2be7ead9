package org.claviger.server.kmip.pkcs11;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.util.BigIntegers;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.word.CryptographicAlgorithm;
import org.claviger.kmip.word.KeyFormatType;
import org.claviger.kmip.word.LinkType;
import org.claviger.kmip.word.ObjectType;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.Pkcs11ReturnCode;
import org.claviger.kmip.word.RecommendedCurve;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.Tag;
import org.claviger.server.kmip.Failure;
import org.claviger.server.kmip.Fields;
import org.jspecify.annotations.Nullable;

/** The attributes of an object as PKCS#11 has them; material is asked for only where it is wanted. */
final class ObjectValues {
    private static final long X_509 = 0;

    private final Call call;
    private final UUID id;
    private final Fields attributes;
    private final ObjectType type;
    private @Nullable SubjectPublicKeyInfo publicKey;

    ObjectValues(Call call, UUID id) {
        this.call = call;
        this.id = id;
        this.attributes = KmipObject.attributes(call, id);
        this.type = Fields.require(attributes.word(Tag.OBJECT_TYPE, ObjectType.class), Tag.OBJECT_TYPE);
    }

    /** A value; refuses if there is none, or it is not to be had. */
    byte[] of(AttributeType wanted) {
        return switch (wanted) {
            case CLASS -> number(KmipObject.objectClass(type));
            case TOKEN -> flag(!call.connection().owned().contains(id));
            case PRIVATE, MODIFIABLE, DESTROYABLE -> flag(true);
            case COPYABLE, WRAP_WITH_TRUSTED -> flag(false);
            case LABEL ->
                attributes
                        .structure(Tag.NAME)
                        .flatMap(name -> name.text(Tag.NAME_VALUE))
                        .map(ObjectValues::text)
                        .orElseGet(() -> new byte[0]);
            case UNIQUE_ID -> text(id.toString());
            case ID -> KmipObject.bytes(link(LinkType.PRIVATE_KEY_LINK).orElse(id));
            case VALUE -> value();
            case VALUE_LEN -> number(ofKeys(length() / Byte.SIZE));
            case KEY_TYPE ->
                number(attributes
                        .word(Tag.CRYPTOGRAPHIC_ALGORITHM, CryptographicAlgorithm.class)
                        .map(KmipObject::keyType)
                        .orElseThrow(ObjectValues::none));
            case SENSITIVE, ALWAYS_SENSITIVE, EXTRACTABLE, NEVER_EXTRACTABLE -> flag(attributes.isTrue(tag(wanted)));
            case LOCAL -> flag(attributes.has(Tag.RANDOM_NUMBER_GENERATOR));
            case ENCRYPT, DECRYPT, SIGN, VERIFY, WRAP, UNWRAP, DERIVE ->
                flag((attributes.integer(Tag.CRYPTOGRAPHIC_USAGE_MASK).orElse(0) & KmipObject.bit(wanted, type)) != 0);
            case SIGN_RECOVER, VERIFY_RECOVER, ALWAYS_AUTHENTICATE -> flag(false);
            case START_DATE -> date(Tag.ACTIVATION_DATE);
            case END_DATE -> date(Tag.DEACTIVATION_DATE);
            case MODULUS -> BigIntegers.asUnsignedByteArray(rsa().getModulus());
            case MODULUS_BITS -> number(rsa().getModulus().bitLength());
            case PUBLIC_EXPONENT -> BigIntegers.asUnsignedByteArray(rsa().getPublicExponent());
            case PUBLIC_KEY_INFO -> encoded(publicKey());
            case EC_PARAMS -> KeyFunctions.params(curve());
            case EC_POINT -> {
                curve();
                yield encoded(new DEROctetString(publicKey().getPublicKeyData().getBytes()));
            }
            case CERTIFICATE_TYPE -> number(ofCertificates(X_509));
            case SUBJECT -> name(Tag.X_509_CERTIFICATE_SUBJECT, Tag.SUBJECT_DISTINGUISHED_NAME);
            case ISSUER -> name(Tag.X_509_CERTIFICATE_ISSUER, Tag.ISSUER_DISTINGUISHED_NAME);
            case SERIAL_NUMBER -> serial();
            case KEY_GEN_MECHANISM, UNKNOWN -> throw none();
        };
    }

    private static Tag tag(AttributeType type) {
        return Tag.valueOf(type.name());
    }

    private long ofKeys(long value) {
        if (type != ObjectType.SYMMETRIC_KEY) {
            throw none();
        }
        return value;
    }

    private long ofCertificates(long value) {
        if (type != ObjectType.CERTIFICATE) {
            throw none();
        }
        return value;
    }

    private int length() {
        return attributes.integer(Tag.CRYPTOGRAPHIC_LENGTH).orElse(0);
    }

    private Optional<UUID> link(LinkType wanted) {
        return attributes.all(Tag.LINK).stream()
                .map(Fields::of)
                .filter(link -> link.word(Tag.LINK_TYPE, LinkType.class)
                        .filter(each -> each == wanted)
                        .isPresent())
                .flatMap(link -> link.text(Tag.LINKED_OBJECT_IDENTIFIER).stream())
                .map(UUID::fromString)
                .findFirst();
    }

    /** The material of a secret key, a certificate, or data; that of a private key has other names, and stays here. */
    private byte[] value() {
        if (type == ObjectType.PRIVATE_KEY) {
            throw new Refusal(Pkcs11ReturnCode.ATTRIBUTE_SENSITIVE);
        }
        if (type == ObjectType.PUBLIC_KEY) {
            throw none();
        }
        try {
            Fields got = call.perform(Operation.GET, KmipObject.id(id));
            return switch (type) {
                case CERTIFICATE -> bytes(got, Tag.CERTIFICATE, Tag.CERTIFICATE_VALUE);
                case OPAQUE_OBJECT -> bytes(got, Tag.OPAQUE_OBJECT, Tag.OPAQUE_DATA_VALUE);
                default -> KeyFunctions.material(got);
            };
        } catch (Failure e) {
            Pkcs11ReturnCode code = call.refused(e);
            boolean isKept = e.reason() == ResultReason.SENSITIVE
                    || e.reason() == ResultReason.NOT_EXTRACTABLE
                    || e.reason() == ResultReason.PERMISSION_DENIED;
            throw new Refusal(isKept ? Pkcs11ReturnCode.ATTRIBUTE_SENSITIVE : code);
        }
    }

    private static byte[] bytes(Fields got, Tag object, Tag value) {
        return got.structure(object).flatMap(each -> each.bytes(value)).orElseThrow();
    }

    private SubjectPublicKeyInfo publicKey() {
        if (publicKey == null) {
            UUID half = type == ObjectType.PUBLIC_KEY
                    ? id
                    : link(LinkType.PUBLIC_KEY_LINK).orElseThrow(ObjectValues::none);
            Fields got =
                    call.perform(Operation.GET, KmipObject.id(half), Item.of(Tag.KEY_FORMAT_TYPE, KeyFormatType.X_509));
            publicKey = SubjectPublicKeyInfo.getInstance(KeyFunctions.material(got));
        }
        return publicKey;
    }

    private RSAPublicKey rsa() {
        if (attributes
                .word(Tag.CRYPTOGRAPHIC_ALGORITHM, CryptographicAlgorithm.class)
                .filter(algorithm -> algorithm == CryptographicAlgorithm.RSA)
                .isEmpty()) {
            throw none();
        }
        try {
            return RSAPublicKey.getInstance(publicKey().parsePublicKey());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private RecommendedCurve curve() {
        return attributes
                .structure(Tag.CRYPTOGRAPHIC_DOMAIN_PARAMETERS)
                .flatMap(domain -> domain.word(Tag.RECOMMENDED_CURVE, RecommendedCurve.class))
                .orElseThrow(ObjectValues::none);
    }

    private byte[] date(Tag tag) {
        return attributes.date(tag).map(KmipObject::date).orElseThrow(ObjectValues::none);
    }

    private byte[] name(Tag attribute, Tag field) {
        return attributes
                .structure(attribute)
                .flatMap(each -> each.bytes(field))
                .orElseThrow(ObjectValues::none);
    }

    private byte[] serial() {
        byte[] number = name(Tag.X_509_CERTIFICATE_IDENTIFIER, Tag.CERTIFICATE_SERIAL_NUMBER);
        return encoded(new ASN1Integer(new BigInteger(number)));
    }

    private static byte[] encoded(ASN1Object object) {
        try {
            return object.getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] number(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    private static byte[] flag(boolean flag) {
        return new byte[] {(byte) (flag ? 1 : 0)};
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Refusal none() {
        return new Refusal(Pkcs11ReturnCode.ATTRIBUTE_TYPE_INVALID);
    }
}
