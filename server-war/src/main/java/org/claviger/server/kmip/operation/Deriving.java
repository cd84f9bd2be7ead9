package org.claviger.server.kmip.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.Link;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.ObjectType;
import org.claviger.api.crypto.ProtectionLevel;
import org.claviger.api.crypto.Usage;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.DerivationMethod;
import org.claviger.kmip.word.HashingAlgorithm;
import org.claviger.kmip.word.KeyFormatType;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.SecretDataType;
import org.claviger.kmip.word.Tag;
import org.claviger.kmip.word.UniqueIdentifierEnumeration;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.crypto.parameter.CryptographicParameters;
import org.claviger.server.crypto.parameter.KeyDerivation;
import org.claviger.server.crypto.parameter.SecretKeyCipher;
import org.claviger.server.crypto.primitive.Ecdh;
import org.claviger.server.crypto.primitive.ParsedPrivateKey;
import org.claviger.server.kmip.Catalogue;
import org.claviger.server.kmip.Exchange;
import org.claviger.server.kmip.Failure;
import org.claviger.server.kmip.Fields;
import org.claviger.server.kmip.Operations;
import org.claviger.server.kmip.attribute.Wanted;
import org.claviger.server.object.EnrolmentService;
import org.claviger.server.object.LeavingMaterial;
import org.claviger.server.object.ObjectView;
import org.claviger.server.object.ObjectViewService;
import org.claviger.server.vault.OpenedMaterial;

/** Derive Key (KMIP 2.1, section 6.1.15). */
@ApplicationScoped
public class Deriving implements Operations {
    private static final byte[] NONE = {};
    private static final int LONGEST = 4096;

    @Inject
    ObjectViewService objects;

    @Inject
    LeavingMaterial leaving;

    @Inject
    EnrolmentService enrolments;

    @Inject
    Creation creation;

    @Inject
    Templates templates;

    @Inject
    AuditTrail audit;

    @Override
    public void declare(Catalogue catalogue) {
        catalogue.changing(Operation.DERIVE_KEY, this::derive);
    }

    private List<Item> derive(Exchange exchange, Fields request) {
        ObjectType type = Creation.type(request);
        if (type != ObjectType.SYMMETRIC_KEY && type != ObjectType.SECRET_DATA) {
            throw Failure.invalid("Symmetric Keys and Secret Data are derived.");
        }
        List<UUID> bases = request.all(Tag.UNIQUE_IDENTIFIER).stream()
                .map(exchange::identifier)
                .toList();
        if (bases.isEmpty() || bases.size() > 2) {
            throw new Failure(ResultReason.INVALID_MESSAGE, "A key is derived from one object, or from two.");
        }
        Wanted wanted = Wanted.of(
                templates.attributes(exchange, request, Tag.TEMPLATE_ATTRIBUTE, Tag.ATTRIBUTES), exchange.version());
        int length = wanted.length()
                .orElseThrow(() -> new Failure(
                        ResultReason.INVALID_MESSAGE, "Say the \"Cryptographic Length\" of what is derived."));
        if (length < Byte.SIZE || length > LONGEST || length % Byte.SIZE != 0) {
            throw Failure.invalid("What is derived has whole bytes, and at most " + LONGEST + " bits.");
        }
        byte[] derived = derived(exchange, request, bases, length / Byte.SIZE);
        UUID id = creation.registerObject(exchange, type, object(type, wanted, derived), wanted);
        // Of two the second one is a secret, too, unless it is the public key of another party.
        boolean agrees = request.word(Tag.DERIVATION_METHOD, DerivationMethod.class)
                .filter(method -> method == DerivationMethod.ASYMMETRIC_KEY)
                .isPresent();
        for (UUID base : agrees ? bases.subList(0, 1) : bases) {
            enrolments.link(exchange.caller(), id, Link.Type.DERIVATION_BASE, base);
            audit.record(exchange.caller(), Action.DERIVED, base, id.toString());
        }
        exchange.remember(id, UniqueIdentifierEnumeration.DERIVE_KEY);
        return Payload.only(id);
    }

    private static Item object(ObjectType type, Wanted wanted, byte[] derived) {
        List<Item> block = new ArrayList<>();
        block.add(Item.of(Tag.KEY_FORMAT_TYPE, KeyFormatType.RAW));
        block.add(Item.of(Tag.KEY_VALUE, Item.of(Tag.KEY_MATERIAL, derived)));
        wanted.algorithmCode()
                .ifPresent(code -> block.add(Item.of(Tag.CRYPTOGRAPHIC_ALGORITHM, new Value.Enumerated(code))));
        Item keyBlock = Item.of(Tag.KEY_BLOCK, new Value.Structure(block));
        return type == ObjectType.SYMMETRIC_KEY
                ? Item.of(Tag.SYMMETRIC_KEY, keyBlock)
                : Item.of(Tag.SECRET_DATA, Item.of(Tag.SECRET_DATA_TYPE, SecretDataType.SEED), keyBlock);
    }

    private byte[] derived(Exchange exchange, Fields request, List<UUID> bases, int length) {
        DerivationMethod method =
                Fields.require(request.word(Tag.DERIVATION_METHOD, DerivationMethod.class), Tag.DERIVATION_METHOD);
        Fields parameters = Fields.require(request.structure(Tag.DERIVATION_PARAMETERS), Tag.DERIVATION_PARAMETERS);
        ObjectView base = view(exchange, bases.get(0));
        try (OpenedMaterial key = open(exchange, base)) {
            byte[] data = parameters.bytes(Tag.DERIVATION_DATA).orElseGet(() -> second(exchange, method, bases));
            byte[] all = method == DerivationMethod.ASYMMETRIC_KEY
                    ? agreed(exchange, base, key.reveal(), bases, parameters, length)
                    : derived(method, parameters, base, key.reveal(), data, length);
            if (all.length < length) {
                throw new Failure(
                        ResultReason.CRYPTOGRAPHIC_FAILURE,
                        "By this method no more than " + all.length + " bytes are derived.");
            }
            byte[] first = Arrays.copyOf(all, length);
            Arrays.fill(all, (byte) 0);
            return first;
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw new Failure(ResultReason.CRYPTOGRAPHIC_FAILURE, "Nothing can be derived so: " + e.getMessage(), e);
        }
    }

    private ObjectView view(Exchange exchange, UUID id) {
        ObjectView view = objects.look(exchange.caller(), id, OperationGroup.DERIVE);
        Reading.requireOnline(view);
        boolean isKept = view.object().algorithm() == null && view.object().type() != ObjectType.SECRET_DATA;
        if (view.object().protection() == ProtectionLevel.HSM || isKept) {
            throw new Failure(
                    ResultReason.INVALID_FIELD, "By KMIP nothing is derived from this object: REST may be able to.");
        }
        return view;
    }

    private OpenedMaterial open(Exchange exchange, ObjectView base) {
        return objects.materialToUse(exchange.caller(), base.object().id(), Usage.DERIVE_KEY, OperationGroup.DERIVE);
    }

    /** Derivation data that nobody must see is a second object. */
    private byte[] second(Exchange exchange, DerivationMethod method, List<UUID> bases) {
        if (bases.size() < 2 || method == DerivationMethod.ASYMMETRIC_KEY) {
            return NONE;
        }
        try (OpenedMaterial data = open(exchange, view(exchange, bases.get(1)))) {
            return data.reveal().clone();
        }
    }

    /** What two keys agree on; through the KDF of ANSI X9.63, if the parameters name a hash. */
    private byte[] agreed(
            Exchange exchange, ObjectView base, byte[] pkcs8, List<UUID> bases, Fields parameters, int length)
            throws InvalidKeyException {
        Algorithm algorithm = base.object().algorithm();
        if (algorithm == null || !Ecdh.fits(algorithm) || base.object().type() != ObjectType.PRIVATE_KEY) {
            throw Failure.invalid("Two keys agree: a private one of a curve, and the public one of another pair.");
        }
        byte[] secret = Ecdh.agree(ParsedPrivateKey.parse(algorithm, pkcs8), other(exchange, bases, parameters));
        Optional<HashingAlgorithm> hash = CryptographicParameters.of(
                        parameters.first(Tag.CRYPTOGRAPHIC_PARAMETERS).orElse(null), null)
                .hash();
        if (hash.isEmpty()) {
            return secret;
        }
        try {
            return new KeyDerivation(hash.get())
                    .x963(secret, parameters.bytes(Tag.SALT).orElse(NONE), length);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /** The public key of the other party: an object, or what comes as Derivation Data. */
    private byte[] other(Exchange exchange, List<UUID> bases, Fields parameters) {
        if (bases.size() < 2) {
            return parameters
                    .bytes(Tag.DERIVATION_DATA)
                    .orElseThrow(
                            () -> Failure.invalid(
                                    "The other party's key is a second object, or \"Derivation Data\": a SubjectPublicKeyInfo."));
        }
        ObjectView other = objects.look(exchange.caller(), bases.get(1), OperationGroup.GET_ATTRIBUTES);
        if (other.object().type() != ObjectType.PUBLIC_KEY) {
            throw Failure.invalid("The first object is to be a Private Key, the second a Public Key.");
        }
        try (OpenedMaterial spki = leaving.open(exchange.caller(), other, false)) {
            return spki.reveal().clone();
        }
    }

    private static byte[] derived(
            DerivationMethod method, Fields parameters, ObjectView base, byte[] key, byte[] data, int length)
            throws GeneralSecurityException {
        Optional<Item> cryptographic = parameters.first(Tag.CRYPTOGRAPHIC_PARAMETERS);
        CryptographicParameters chosen = CryptographicParameters.of(cryptographic.orElse(null), null);
        KeyDerivation derivation = new KeyDerivation(chosen.hash().orElse(HashingAlgorithm.SHA_256));
        byte[] salt = parameters.bytes(Tag.SALT).orElse(NONE);
        byte[] iv = parameters.bytes(Tag.INITIALIZATION_VECTOR).orElse(NONE);
        return switch (method) {
            case PBKDF2 ->
                derivation.pbkdf2(
                        key,
                        Fields.require(parameters.bytes(Tag.SALT), Tag.SALT),
                        Fields.require(parameters.integer(Tag.ITERATION_COUNT), Tag.ITERATION_COUNT),
                        length);
            case HASH -> derivation.hash(key, data);
            case HMAC -> derivation.hmac(key, data);
            case HKDF -> derivation.hkdf(key, salt, data, length);
            case NIST800_108_C -> derivation.counterMode(key, data, length);
            case NIST800_108_F -> derivation.feedbackMode(key, iv, data, length);
            case NIST800_108_DPI -> derivation.doublePipeline(key, data, length);
            case ENCRYPT -> encrypted(base.object(), chosen, key, iv, data);
            default ->
                throw new Failure(
                        ResultReason.FEATURE_NOT_SUPPORTED, "Nothing is derived by " + method.title() + " here.");
        };
    }

    private static byte[] encrypted(
            ObjectResponse base, CryptographicParameters chosen, byte[] key, byte[] iv, byte[] data)
            throws GeneralSecurityException {
        Algorithm algorithm = base.algorithm();
        if (iv.length > 0 && !Boolean.TRUE.equals(base.policy().callerIv())) {
            throw new Failure(
                    ResultReason.PERMISSION_DENIED, "The key's policy does not allow its callers to bring an IV.");
        }
        if (algorithm == null || algorithm.isPair()) {
            throw Failure.invalid("Only a symmetric key encrypts what another is derived from.");
        }
        SecretKeyCipher cipher = new SecretKeyCipher(algorithm, chosen);
        // The same is derived each time, so the IV is not to be made at random.
        byte[] own = cipher.ivToDecrypt(iv.length == 0 ? null : iv);
        return cipher.encrypt(key, own, data, NONE);
    }
}
