package org.claviger.server.kmip.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.HashingAlgorithm;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.Tag;
import org.claviger.kmip.word.ValidityIndicator;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.crypto.CipherRequest;
import org.claviger.server.crypto.ParameterDecryption;
import org.claviger.server.crypto.ParameterEncryption;
import org.claviger.server.crypto.ParameterMac;
import org.claviger.server.crypto.ParameterMacVerification;
import org.claviger.server.crypto.ParameterSigning;
import org.claviger.server.crypto.ParameterVerification;
import org.claviger.server.crypto.SignatureRequest;
import org.claviger.server.crypto.parameter.Encrypted;
import org.claviger.server.crypto.parameter.HashNames;
import org.claviger.server.crypto.primitive.RandomBytes;
import org.claviger.server.kmip.Catalogue;
import org.claviger.server.kmip.Exchange;
import org.claviger.server.kmip.Failure;
import org.claviger.server.kmip.Fields;
import org.claviger.server.kmip.Operations;
import org.claviger.server.kmip.operation.Streams.Part;
import org.claviger.server.platform.Caller;

/**
 * Encrypt, Decrypt, Sign, Signature Verify, MAC, MAC Verify, Hash, RNG Retrieve and RNG Seed (KMIP 2.1, sections 6.1.19,
 * 6.1.13, 6.1.55, 6.1.56, 6.1.31, 6.1.32, 6.1.26, 6.1.51 and 6.1.52). What comes in parts is put together; of what is
 * encrypted the ciphertext is given as far as it is known, all else is answered when all of it is there.
 */
@ApplicationScoped
public class CipherOperations implements Operations {
    private static final int MOST_RANDOM = 1 << 16;
    private static final byte[] NONE = {};

    @Inject
    ParameterEncryption encryption;

    @Inject
    ParameterDecryption decryption;

    @Inject
    ParameterSigning signing;

    @Inject
    ParameterVerification verification;

    @Inject
    ParameterMac mac;

    @Inject
    ParameterMacVerification macVerification;

    @Inject
    Streams streams;

    @Inject
    AuditTrail audit;

    @Override
    public void declare(Catalogue catalogue) {
        catalogue.using(Operation.ENCRYPT, this::encrypt);
        catalogue.using(Operation.DECRYPT, this::decrypt);
        catalogue.using(Operation.SIGN, proving(Operation.SIGN, Tag.SIGNATURE_DATA, signing::perform));
        catalogue.using(
                Operation.SIGNATURE_VERIFY,
                checking(Operation.SIGNATURE_VERIFY, Tag.SIGNATURE_DATA, verification::perform));
        catalogue.using(Operation.MAC, proving(Operation.MAC, Tag.MAC_DATA, mac::perform));
        catalogue.using(Operation.MAC_VERIFY, checking(Operation.MAC_VERIFY, Tag.MAC_DATA, macVerification::perform));
        catalogue.using(Operation.HASH, this::hash);
        catalogue.using(Operation.RNG_RETRIEVE, this::retrieveRandom);
        catalogue.using(Operation.RNG_SEED, this::seed);
    }

    private List<Item> encrypt(Exchange exchange, Fields request) {
        UUID id = exchange.identifier(request);
        Part part = streams.take(exchange, Operation.ENCRYPT, request);
        Encrypted encrypted = encryption.perform(exchange.caller(), cipherRequest(id, part));
        List<Item> payload = new ArrayList<>();
        payload.add(Payload.id(id));
        payload.add(Item.of(Tag.DATA, part.unsent(encrypted)));
        if (encrypted.iv() != null) {
            payload.add(Item.of(Tag.IV_COUNTER_NONCE, encrypted.iv()));
        }
        if (!part.isLast()) {
            payload.add(part.correlation());
        } else if (encrypted.tag() != null) {
            payload.add(Item.of(Tag.AUTHENTICATED_ENCRYPTION_TAG, encrypted.tag()));
        }
        return payload;
    }

    private List<Item> decrypt(Exchange exchange, Fields request) {
        UUID id = exchange.identifier(request);
        Part part = streams.take(exchange, Operation.DECRYPT, request);
        return part.isLast()
                ? List.of(
                        Payload.id(id),
                        Item.of(Tag.DATA, decryption.perform(exchange.caller(), cipherRequest(id, part))))
                : unfinished(id, part);
    }

    private static CipherRequest cipherRequest(UUID id, Part part) {
        Fields fields = part.fields();
        return new CipherRequest(
                id,
                fields.first(Tag.CRYPTOGRAPHIC_PARAMETERS).orElse(null),
                part.data(),
                part.ownIv() == null ? fields.bytes(Tag.IV_COUNTER_NONCE).orElse(null) : part.ownIv(),
                fields.bytes(Tag.AUTHENTICATED_ENCRYPTION_ADDITIONAL_DATA).orElse(NONE),
                part.last().bytes(Tag.AUTHENTICATED_ENCRYPTION_TAG).orElse(null),
                !part.isLast(),
                part.ownIv() != null);
    }

    /** Sign or MAC: proves where some data is from. */
    private Handler proving(Operation operation, Tag proof, BiFunction<Caller, SignatureRequest, byte[]> verb) {
        return (exchange, request) -> {
            UUID id = exchange.identifier(request);
            Part part = streams.take(exchange, operation, request);
            return part.isLast()
                    ? List.of(
                            Payload.id(id),
                            Item.of(proof, verb.apply(exchange.caller(), signatureRequest(id, part, NONE))))
                    : unfinished(id, part);
        };
    }

    /** The other way round. */
    private Handler checking(Operation operation, Tag proof, BiFunction<Caller, SignatureRequest, Boolean> verb) {
        return (exchange, request) -> {
            UUID id = exchange.identifier(request);
            Part part = streams.take(exchange, operation, request);
            if (!part.isLast()) {
                return unfinished(id, part);
            }
            byte[] told = Fields.require(part.last().bytes(proof), proof);
            boolean isValid = verb.apply(exchange.caller(), signatureRequest(id, part, told));
            return List.of(
                    Payload.id(id),
                    Item.of(Tag.VALIDITY_INDICATOR, isValid ? ValidityIndicator.VALID : ValidityIndicator.INVALID));
        };
    }

    private static SignatureRequest signatureRequest(UUID id, Part part, byte[] proof) {
        Optional<byte[]> digest = part.last().bytes(Tag.DIGESTED_DATA);
        if (digest.isPresent() && part.data().length > 0) {
            throw Failure.invalid("Send either Data or Digested Data.");
        }
        return new SignatureRequest(
                id,
                part.fields().first(Tag.CRYPTOGRAPHIC_PARAMETERS).orElse(null),
                digest.orElse(part.data()),
                digest.isPresent(),
                proof);
    }

    private List<Item> hash(Exchange exchange, Fields request) {
        Part part = streams.take(exchange, Operation.HASH, request);
        if (!part.isLast()) {
            return List.of(part.correlation());
        }
        Fields parameters =
                Fields.require(part.fields().structure(Tag.CRYPTOGRAPHIC_PARAMETERS), Tag.CRYPTOGRAPHIC_PARAMETERS);
        HashingAlgorithm algorithm =
                Fields.require(parameters.word(Tag.HASHING_ALGORITHM, HashingAlgorithm.class), Tag.HASHING_ALGORITHM);
        try {
            byte[] hash = HashNames.hash(algorithm, part.data());
            audit.record(exchange.caller(), Action.HASHED, null, algorithm.name());
            return List.of(Item.of(Tag.DATA, hash));
        } catch (IllegalArgumentException e) {
            throw new Failure(ResultReason.UNSUPPORTED_CRYPTOGRAPHIC_PARAMETERS, String.valueOf(e.getMessage()), e);
        }
    }

    private List<Item> retrieveRandom(Exchange exchange, Fields request) {
        int length = Fields.require(request.integer(Tag.DATA_LENGTH), Tag.DATA_LENGTH);
        if (length < 1 || length > MOST_RANDOM) {
            throw Failure.invalid("Random bytes are given from 1 to " + MOST_RANDOM + " at once.");
        }
        byte[] random = RandomBytes.of(length);
        audit.record(exchange.caller(), Action.RANDOM_MADE, null, length + " bytes");
        return List.of(Item.of(Tag.DATA, random));
    }

    /** It is mixed into what the generator knows, and takes the place of nothing. */
    private List<Item> seed(Exchange exchange, Fields request) {
        byte[] data = Fields.require(request.bytes(Tag.DATA), Tag.DATA);
        RandomBytes.generator().setSeed(data);
        audit.record(exchange.caller(), Action.RANDOM_MADE, null, "seeded with " + data.length + " bytes more");
        return List.of(Item.of(Tag.DATA_LENGTH, new Value.Int(data.length)));
    }

    private static List<Item> unfinished(UUID id, Part part) {
        return List.of(Payload.id(id), part.correlation());
    }
}
