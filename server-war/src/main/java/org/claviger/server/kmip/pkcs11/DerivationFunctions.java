package org.claviger.server.kmip.pkcs11;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.DerivationMethod;
import org.claviger.kmip.word.ObjectType;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.Pkcs11Function;
import org.claviger.kmip.word.Pkcs11ReturnCode;
import org.claviger.kmip.word.RecommendedCurve;
import org.claviger.kmip.word.Tag;
import org.claviger.server.kmip.Fields;
import org.claviger.server.kmip.pkcs11.SessionObjects.Made;

/** C_DeriveKey: Derive Key. */
@ApplicationScoped
class DerivationFunctions implements Functions {
    /** Of a point that is not compressed (SEC 1, section 2.3.3), and of an OCTET STRING. */
    private static final byte UNCOMPRESSED = 4;

    @Inject
    SessionObjects temporary;

    @Override
    public void declare(Map<Pkcs11Function, Call.Function> table) {
        table.put(Pkcs11Function.C_DERIVEKEY, this::derive);
    }

    private Pkcs11ReturnCode derive(Call call) {
        Session session = call.session();
        Mechanism.Chosen mechanism = Mechanism.choose(call.input().mechanism(), Mechanism.Flags.DERIVE);
        UUID base = call.key();
        Template template = call.input().template();
        call.input().end();
        Item parameters =
                Item.of(Tag.DERIVATION_PARAMETERS, new Value.Structure(parameters(call, mechanism, base, template)));
        Item attributes = KmipObject.attributes(
                Tag.ATTRIBUTES,
                template,
                ObjectType.SYMMETRIC_KEY,
                call.exchange().now(),
                List.of(
                        Item.of(Tag.CRYPTOGRAPHIC_ALGORITHM, KeyFunctions.algorithm(template)),
                        KeyFunctions.length(template)));
        temporary.make(
                call,
                session,
                () -> call.perform(
                        Operation.DERIVE_KEY,
                        Item.of(Tag.OBJECT_TYPE, ObjectType.SYMMETRIC_KEY),
                        KmipObject.id(base),
                        Item.of(Tag.DERIVATION_METHOD, method(mechanism.mechanism())),
                        parameters,
                        attributes),
                new Made(Tag.UNIQUE_IDENTIFIER, template));
        return Pkcs11ReturnCode.OK;
    }

    private static DerivationMethod method(Mechanism mechanism) {
        return switch (mechanism) {
            case HKDF_DERIVE -> DerivationMethod.HKDF;
            case ECDH1_DERIVE -> DerivationMethod.ASYMMETRIC_KEY;
            default -> DerivationMethod.HASH;
        };
    }

    private static List<Item> parameters(Call call, Mechanism.Chosen mechanism, UUID base, Template template) {
        List<Item> parameters = new ArrayList<>();
        parameters.add(mechanism.parameters());
        switch (mechanism.mechanism()) {
            case HKDF_DERIVE -> {
                parameters.add(Item.of(Tag.DERIVATION_DATA, mechanism.additional()));
                parameters.add(Item.of(Tag.SALT, mechanism.salt()));
            }
            case ECDH1_DERIVE -> {
                Curve curve = curve(KmipObject.attributes(call, base));
                boolean isCut = mechanism.terms().isEmpty()
                        && template.number(AttributeType.VALUE_LEN).orElse(0L) != curve.field();
                if (isCut) {
                    // PKCS#11 would cut off the first bytes, KMIP the last ones.
                    throw new Refusal(Pkcs11ReturnCode.KEY_SIZE_RANGE);
                }
                parameters.add(Item.of(Tag.DERIVATION_DATA, publicKey(curve, mechanism.additional())));
                parameters.add(Item.of(Tag.SALT, mechanism.salt()));
            }
            default -> {
                // The key is all there is.
            }
        }
        return parameters;
    }

    /**
     * Of a private key.
     *
     * @param field bytes of a coordinate
     */
    private record Curve(RecommendedCurve name, int field) {}

    private static Curve curve(Fields attributes) {
        int bits = attributes.integer(Tag.CRYPTOGRAPHIC_LENGTH).orElse(0);
        RecommendedCurve name = attributes
                .structure(Tag.CRYPTOGRAPHIC_DOMAIN_PARAMETERS)
                .flatMap(domain -> domain.word(Tag.RECOMMENDED_CURVE, RecommendedCurve.class))
                .filter(found -> KeyFunctions.params(found).length > 0)
                .orElseThrow(() -> new Refusal(Pkcs11ReturnCode.KEY_TYPE_INCONSISTENT));
        return new Curve(name, (bits + Byte.SIZE - 1) / Byte.SIZE);
    }

    /** The other party's: a point as it is, or within an OCTET STRING (PKCS#11 3.0 Mechanisms, section 2.3.4). */
    private static byte[] publicKey(Curve curve, byte[] point) {
        try {
            boolean isPlain = point.length == 1 + 2 * curve.field() && point[0] == UNCOMPRESSED;
            byte[] plain = isPlain ? point : ASN1OctetString.getInstance(point).getOctets();
            AlgorithmIdentifier algorithm = new AlgorithmIdentifier(
                    X9ObjectIdentifiers.id_ecPublicKey,
                    ASN1ObjectIdentifier.getInstance(KeyFunctions.params(curve.name())));
            return new SubjectPublicKeyInfo(algorithm, plain).getEncoded();
        } catch (IOException | IllegalArgumentException e) {
            throw new Refusal(Pkcs11ReturnCode.MECHANISM_PARAM_INVALID);
        }
    }
}
