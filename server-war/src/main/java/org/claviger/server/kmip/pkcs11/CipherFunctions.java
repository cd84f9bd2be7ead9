package org.claviger.server.kmip.pkcs11;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.Pkcs11Function;
import org.claviger.kmip.word.Pkcs11ReturnCode;
import org.claviger.kmip.word.Tag;
import org.claviger.server.kmip.Fields;
import org.claviger.server.kmip.pkcs11.Session.Kind;
import org.claviger.server.kmip.pkcs11.Session.Running;

/**
 * C_Encrypt, C_Decrypt, C_Digest and what belongs to them: Encrypt, Decrypt and Hash, at once or in parts. Where a mechanism
 * has a tag, that stands behind the ciphertext.
 */
@ApplicationScoped
class CipherFunctions implements Functions {
    private static final byte[] NONE = {};

    @Override
    public void declare(Map<Pkcs11Function, Call.Function> table) {
        table.put(Pkcs11Function.C_ENCRYPTINIT, call -> begin(call, Kind.ENCRYPT, Mechanism.Flags.ENCRYPT));
        table.put(Pkcs11Function.C_ENCRYPT, call -> whole(call, Kind.ENCRYPT, CipherFunctions::encrypt));
        table.put(Pkcs11Function.C_ENCRYPTUPDATE, call -> part(call, Kind.ENCRYPT, CipherFunctions::encrypt));
        table.put(Pkcs11Function.C_ENCRYPTFINAL, call -> last(call, Kind.ENCRYPT, CipherFunctions::encrypt));
        table.put(Pkcs11Function.C_DECRYPTINIT, call -> begin(call, Kind.DECRYPT, Mechanism.Flags.DECRYPT));
        table.put(Pkcs11Function.C_DECRYPT, call -> whole(call, Kind.DECRYPT, CipherFunctions::decrypt));
        table.put(Pkcs11Function.C_DECRYPTUPDATE, call -> part(call, Kind.DECRYPT, CipherFunctions::decrypt));
        table.put(Pkcs11Function.C_DECRYPTFINAL, call -> last(call, Kind.DECRYPT, CipherFunctions::decrypt));
        table.put(Pkcs11Function.C_DIGESTINIT, CipherFunctions::beginDigest);
        table.put(Pkcs11Function.C_DIGEST, call -> whole(call, Kind.DIGEST, CipherFunctions::digest));
        table.put(Pkcs11Function.C_DIGESTUPDATE, CipherFunctions::digestPart);
        table.put(Pkcs11Function.C_DIGESTFINAL, call -> last(call, Kind.DIGEST, CipherFunctions::digest));
    }

    /** Some data, and whether it is all, or the last of it. */
    private record Step(Call call, Running running, byte[] data, boolean isFirst, boolean isLast) {}

    private static Pkcs11ReturnCode begin(Call call, Kind kind, int use) {
        Session session = call.session();
        Mechanism.Chosen mechanism = Mechanism.choose(call.input().mechanism(), use);
        UUID key = call.key();
        call.input().end();
        session.begin(kind, new Running(mechanism, key));
        return Pkcs11ReturnCode.OK;
    }

    private static Pkcs11ReturnCode beginDigest(Call call) {
        Session session = call.session();
        Mechanism.Chosen mechanism = Mechanism.choose(call.input().mechanism(), Mechanism.Flags.DIGEST);
        call.input().end();
        session.begin(Kind.DIGEST, new Running(mechanism, null));
        return Pkcs11ReturnCode.OK;
    }

    private static Pkcs11ReturnCode whole(Call call, Kind kind, BiFunction<Step, List<Item>, byte[]> verb) {
        Session session = call.session();
        Running running = session.require(kind);
        byte[] data = call.input().bytes();
        Input.Room room = call.input().room();
        if (running.correlation() != null) {
            throw new Refusal(Pkcs11ReturnCode.OPERATION_ACTIVE); // by parts
        }
        return ending(call, session, kind, room, new Step(call, running, data, true, true), verb);
    }

    private static Pkcs11ReturnCode part(Call call, Kind kind, BiFunction<Step, List<Item>, byte[]> verb) {
        Session session = call.session();
        Running running = session.require(kind);
        byte[] data = call.input().bytes();
        Input.Room room = call.input().room();
        boolean isFirst = running.correlation() == null;
        boolean isGiven = call.give(
                session, room, () -> perform(session, kind, new Step(call, running, data, isFirst, false), verb));
        return Call.code(room, isGiven);
    }

    private static Pkcs11ReturnCode last(Call call, Kind kind, BiFunction<Step, List<Item>, byte[]> verb) {
        Session session = call.session();
        Running running = session.require(kind);
        Input.Room room = call.input().room();
        boolean isFirst = running.correlation() == null;
        return ending(call, session, kind, room, new Step(call, running, NONE, isFirst, true), verb);
    }

    private static Pkcs11ReturnCode ending(
            Call call,
            Session session,
            Kind kind,
            Input.Room room,
            Step step,
            BiFunction<Step, List<Item>, byte[]> verb) {
        boolean isGiven = call.give(session, room, () -> perform(session, kind, step, verb));
        if (isGiven) {
            session.end(kind);
        }
        return Call.code(room, isGiven);
    }

    /** What fails ends the operation (PKCS#11 3.0, section 5.8). */
    private static byte[] perform(Session session, Kind kind, Step step, BiFunction<Step, List<Item>, byte[]> verb) {
        try {
            return verb.apply(step, fields(step));
        } catch (RuntimeException e) {
            session.end(kind);
            throw e;
        }
    }

    private static List<Item> fields(Step step) {
        List<Item> fields = new ArrayList<>();
        UUID key = step.running().key();
        if (key != null) {
            fields.add(Item.of(Tag.UNIQUE_IDENTIFIER, key.toString()));
        }
        Mechanism.Chosen mechanism = step.running().mechanism();
        byte[] correlation = step.running().correlation();
        if (correlation != null) {
            fields.add(Item.of(Tag.CORRELATION_VALUE, correlation));
        } else {
            fields.add(mechanism.parameters());
            if (mechanism.iv().length > 0) {
                fields.add(Item.of(Tag.IV_COUNTER_NONCE, mechanism.iv()));
            }
            if (mechanism.additional().length > 0) {
                fields.add(Item.of(Tag.AUTHENTICATED_ENCRYPTION_ADDITIONAL_DATA, mechanism.additional()));
            }
        }
        boolean isInParts = !(step.isFirst() && step.isLast());
        if (isInParts && step.isFirst()) {
            fields.add(Item.of(Tag.INIT_INDICATOR, new Value.Bool(true)));
        }
        if (isInParts && step.isLast()) {
            fields.add(Item.of(Tag.FINAL_INDICATOR, new Value.Bool(true)));
        }
        return fields;
    }

    private static byte[] perform(Step step, Operation operation, List<Item> fields) {
        Fields answer = step.call().perform(operation, fields.toArray(Item[]::new));
        answer.bytes(Tag.CORRELATION_VALUE).ifPresent(step.running()::isKnownBy);
        byte[] data = answer.bytes(Tag.DATA).orElse(NONE);
        byte[] tag = answer.bytes(Tag.AUTHENTICATED_ENCRYPTION_TAG).orElse(NONE);
        byte[] all = Arrays.copyOf(data, data.length + tag.length);
        System.arraycopy(tag, 0, all, data.length, tag.length);
        return all;
    }

    private static byte[] encrypt(Step step, List<Item> fields) {
        fields.add(Item.of(Tag.DATA, step.data()));
        return perform(step, Operation.ENCRYPT, fields);
    }

    private static byte[] decrypt(Step step, List<Item> fields) {
        int tag = step.running().mechanism().tag();
        byte[] data = step.running().allButLast(step.data(), tag);
        fields.add(Item.of(Tag.DATA, data));
        if (tag > 0 && step.isLast()) {
            fields.add(Item.of(Tag.AUTHENTICATED_ENCRYPTION_TAG, step.running().heldBack()));
        }
        return perform(step, Operation.DECRYPT, fields);
    }

    private static byte[] digest(Step step, List<Item> fields) {
        fields.add(Item.of(Tag.DATA, step.data()));
        return perform(step, Operation.HASH, fields);
    }

    private static Pkcs11ReturnCode digestPart(Call call) {
        Session session = call.session();
        Running running = session.require(Kind.DIGEST);
        byte[] data = call.input().bytes();
        call.input().end();
        perform(
                session,
                Kind.DIGEST,
                new Step(call, running, data, running.correlation() == null, false),
                CipherFunctions::digest);
        return Pkcs11ReturnCode.OK;
    }
}
