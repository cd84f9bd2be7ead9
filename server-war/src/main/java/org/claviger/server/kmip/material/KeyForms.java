package org.claviger.server.kmip.material;

import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.util.Optional;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.ObjectType;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.KeyFormatType;
import org.claviger.kmip.word.RecommendedCurve;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.Tag;
import org.claviger.kmip.word.Version;
import org.claviger.server.crypto.format.EcForms;
import org.claviger.server.crypto.format.RsaForms;
import org.claviger.server.kmip.Failure;
import org.claviger.server.kmip.Fields;
import org.claviger.server.kmip.attribute.Terms;

/** Key material in the formats of KMIP (2.1, section 11.26), and in the one that the server keeps. */
final class KeyForms {
    private KeyForms() {}

    /** The format that goes without saying (KMIP 2.1, section 4.26). */
    static KeyFormatType usual(ObjectType type, Algorithm algorithm, Version version) {
        if (type == ObjectType.SYMMETRIC_KEY) {
            return KeyFormatType.RAW;
        }
        boolean isPrivate = type == ObjectType.PRIVATE_KEY;
        if (algorithm == Algorithm.RSA) {
            return KeyFormatType.PKCS_1;
        }
        boolean transparent =
                Terms.curve(algorithm).isPresent() && algorithm != Algorithm.X25519 && version.isAtLeast(Version.V1_3);
        if (transparent) {
            return isPrivate ? KeyFormatType.TRANSPARENT_EC_PRIVATE_KEY : KeyFormatType.TRANSPARENT_EC_PUBLIC_KEY;
        }
        return isPrivate ? KeyFormatType.PKCS_8 : KeyFormatType.X_509;
    }

    /** Reads a symmetric key. */
    static byte[] symmetric(KeyFormatType format, Item material) throws InvalidKeyException {
        return switch (format) {
            case RAW, OPAQUE -> bytes(material);
            case TRANSPARENT_SYMMETRIC_KEY -> Fields.require(Fields.of(material).bytes(Tag.KEY), Tag.KEY);
            default -> throw notOf(format);
        };
    }

    /** Reads a private key as PKCS#8; empty if the server has no form for it. */
    static Optional<byte[]> privateKey(KeyFormatType format, Item material) throws InvalidKeyException {
        return switch (format) {
            case PKCS_8 -> Optional.of(bytes(material));
            case PKCS_1 -> Optional.of(RsaForms.privateFromPkcs1(bytes(material)));
            case EC_PRIVATE_KEY -> Optional.of(EcForms.privateFromSec1(bytes(material)));
            case TRANSPARENT_RSA_PRIVATE_KEY -> rsaNumbers(Fields.of(material));
            case TRANSPARENT_EC_PRIVATE_KEY, TRANSPARENT_ECDSA_PRIVATE_KEY, TRANSPARENT_ECDH_PRIVATE_KEY -> {
                Fields fields = Fields.of(material);
                Optional<Algorithm> curve = curve(fields);
                yield curve.isEmpty()
                        ? Optional.empty()
                        : Optional.of(EcForms.privateOf(curve.get(), number(fields, Tag.D)));
            }
            default -> Optional.empty();
        };
    }

    /** Reads a public key as SubjectPublicKeyInfo; empty if the server has no form for it. */
    static Optional<byte[]> publicKey(KeyFormatType format, Item material) throws InvalidKeyException {
        return switch (format) {
            case X_509 -> Optional.of(bytes(material));
            case PKCS_1 -> Optional.of(RsaForms.publicFromPkcs1(bytes(material)));
            case TRANSPARENT_RSA_PUBLIC_KEY -> {
                Fields fields = Fields.of(material);
                yield Optional.of(RsaForms.publicOf(number(fields, Tag.MODULUS), number(fields, Tag.PUBLIC_EXPONENT)));
            }
            case TRANSPARENT_EC_PUBLIC_KEY, TRANSPARENT_ECDSA_PUBLIC_KEY, TRANSPARENT_ECDH_PUBLIC_KEY -> {
                Fields fields = Fields.of(material);
                Optional<Algorithm> curve = curve(fields);
                yield curve.isEmpty()
                        ? Optional.empty()
                        : Optional.of(EcForms.publicOf(
                                curve.get(), Fields.require(fields.bytes(Tag.Q_STRING), Tag.Q_STRING)));
            }
            default -> Optional.empty();
        };
    }

    private static Optional<byte[]> rsaNumbers(Fields fields) throws InvalidKeyException {
        boolean all = fields.has(Tag.P)
                && fields.has(Tag.Q)
                && fields.has(Tag.PRIVATE_EXPONENT)
                && fields.has(Tag.PUBLIC_EXPONENT)
                && fields.has(Tag.MODULUS);
        if (!all) {
            return Optional.empty();
        }
        BigInteger p = number(fields, Tag.P);
        BigInteger q = number(fields, Tag.Q);
        BigInteger d = number(fields, Tag.PRIVATE_EXPONENT);
        try {
            return Optional.of(new RsaForms.Numbers(
                            number(fields, Tag.MODULUS),
                            number(fields, Tag.PUBLIC_EXPONENT),
                            d,
                            p,
                            q,
                            d.mod(p.subtract(BigInteger.ONE)),
                            d.mod(q.subtract(BigInteger.ONE)),
                            q.modInverse(p))
                    .pkcs8());
        } catch (ArithmeticException e) {
            throw new InvalidKeyException("The numbers are none of an RSA key.");
        }
    }

    private static Optional<Algorithm> curve(Fields fields) {
        return fields.word(Tag.RECOMMENDED_CURVE, RecommendedCurve.class)
                .flatMap(curve -> Terms.algorithm(Terms.code(Algorithm.EC_P256), Optional.of(curve), 0));
    }

    private static BigInteger number(Fields fields, Tag tag) {
        Item item = Fields.require(fields.first(tag), tag);
        if (item.value() instanceof Value.BigInt number) {
            return number.number();
        }
        throw Failure.invalid("\"" + tag.title() + "\" is a Big Integer.");
    }

    static byte[] bytes(Item material) {
        if (material.value() instanceof Value.Bytes bytes) {
            return bytes.bytes();
        }
        throw Failure.invalid("The Key Material of this Key Format Type is a Byte String.");
    }

    /** Writes a key in a format; fails if it has none such. */
    static Item write(ObjectType type, Algorithm algorithm, KeyFormatType format, byte[] material) {
        try {
            return switch (type) {
                case SYMMETRIC_KEY -> writeSymmetric(format, material);
                case PRIVATE_KEY -> writePrivate(algorithm, format, material);
                case PUBLIC_KEY -> writePublic(algorithm, format, material);
                default -> throw notOf(format);
            };
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("Material that is stored can't be written.", e);
        }
    }

    private static Item writeSymmetric(KeyFormatType format, byte[] key) {
        return switch (format) {
            case RAW, OPAQUE -> material(key.clone());
            case TRANSPARENT_SYMMETRIC_KEY -> Item.of(Tag.KEY_MATERIAL, Item.of(Tag.KEY, key.clone()));
            default -> throw notOf(format);
        };
    }

    private static Item writePrivate(Algorithm algorithm, KeyFormatType format, byte[] pkcs8)
            throws InvalidKeyException {
        boolean isRsa = algorithm == Algorithm.RSA;
        boolean isCurve = Terms.curve(algorithm).isPresent() && algorithm != Algorithm.X25519;
        if (format == KeyFormatType.PKCS_8) {
            return material(pkcs8.clone());
        }
        if (format == KeyFormatType.PKCS_1 && isRsa) {
            return material(RsaForms.privateToPkcs1(pkcs8));
        }
        if (format == KeyFormatType.EC_PRIVATE_KEY && isCurve) {
            return material(EcForms.privateToSec1(pkcs8));
        }
        if (format == KeyFormatType.TRANSPARENT_RSA_PRIVATE_KEY && isRsa) {
            RsaForms.Numbers numbers = RsaForms.numbers(pkcs8);
            return Item.of(
                    Tag.KEY_MATERIAL,
                    number(Tag.MODULUS, numbers.modulus()),
                    number(Tag.PRIVATE_EXPONENT, numbers.privateExponent()),
                    number(Tag.PUBLIC_EXPONENT, numbers.publicExponent()),
                    number(Tag.P, numbers.p()),
                    number(Tag.Q, numbers.q()),
                    number(Tag.PRIME_EXPONENT_P, numbers.exponentP()),
                    number(Tag.PRIME_EXPONENT_Q, numbers.exponentQ()),
                    number(Tag.CRT_COEFFICIENT, numbers.coefficient()));
        }
        boolean transparent = format == KeyFormatType.TRANSPARENT_EC_PRIVATE_KEY
                || format == KeyFormatType.TRANSPARENT_ECDSA_PRIVATE_KEY
                || format == KeyFormatType.TRANSPARENT_ECDH_PRIVATE_KEY;
        if (transparent && isCurve) {
            return Item.of(Tag.KEY_MATERIAL, curve(algorithm), number(Tag.D, EcForms.number(pkcs8)));
        }
        throw notOf(format);
    }

    private static Item writePublic(Algorithm algorithm, KeyFormatType format, byte[] spki) throws InvalidKeyException {
        boolean isRsa = algorithm == Algorithm.RSA;
        boolean isCurve = Terms.curve(algorithm).isPresent() && algorithm != Algorithm.X25519;
        if (format == KeyFormatType.X_509) {
            return material(spki.clone());
        }
        if (format == KeyFormatType.PKCS_1 && isRsa) {
            return material(RsaForms.publicToPkcs1(spki));
        }
        if (format == KeyFormatType.TRANSPARENT_RSA_PUBLIC_KEY && isRsa) {
            BigInteger[] numbers = RsaForms.publicNumbers(spki);
            return Item.of(Tag.KEY_MATERIAL, number(Tag.MODULUS, numbers[0]), number(Tag.PUBLIC_EXPONENT, numbers[1]));
        }
        boolean transparent = format == KeyFormatType.TRANSPARENT_EC_PUBLIC_KEY
                || format == KeyFormatType.TRANSPARENT_ECDSA_PUBLIC_KEY
                || format == KeyFormatType.TRANSPARENT_ECDH_PUBLIC_KEY;
        if (transparent && isCurve) {
            return Item.of(Tag.KEY_MATERIAL, curve(algorithm), Item.of(Tag.Q_STRING, EcForms.point(spki)));
        }
        throw notOf(format);
    }

    private static Item curve(Algorithm algorithm) {
        return Item.of(Tag.RECOMMENDED_CURVE, Terms.curve(algorithm).orElseThrow());
    }

    private static Item number(Tag tag, BigInteger number) {
        return Item.of(tag, Value.BigInt.of(number));
    }

    private static Item material(byte[] bytes) {
        return Item.of(Tag.KEY_MATERIAL, bytes);
    }

    private static Failure notOf(KeyFormatType format) {
        return new Failure(
                ResultReason.KEY_FORMAT_TYPE_NOT_SUPPORTED,
                "This object has no form of Key Format Type \"" + format.title() + "\".");
    }
}
