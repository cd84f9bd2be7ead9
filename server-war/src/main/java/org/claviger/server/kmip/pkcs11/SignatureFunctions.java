package org.claviger.server.kmip.pkcs11;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.Pkcs11Function;
import org.claviger.kmip.word.Pkcs11ReturnCode;
import org.claviger.kmip.word.Tag;
import org.claviger.kmip.word.ValidityIndicator;
import org.claviger.server.kmip.Fields;
import org.claviger.server.kmip.pkcs11.Session.Kind;
import org.claviger.server.kmip.pkcs11.Session.Running;

/** C_Sign, C_Verify and what belongs to them: Sign, Signature Verify, MAC and MAC Verify, at once or in parts. */
@ApplicationScoped
class SignatureFunctions implements Functions {
    private static final byte[] NONE = {};

    @Override
    public void declare(Map<Pkcs11Function, Call.Function> table) {
        table.put(Pkcs11Function.C_SIGNINIT, call -> begin(call, Kind.SIGN, Mechanism.Flags.SIGN));
        table.put(Pkcs11Function.C_SIGN, call -> sign(call, true));
        table.put(Pkcs11Function.C_SIGNUPDATE, call -> part(call, Kind.SIGN));
        table.put(Pkcs11Function.C_SIGNFINAL, call -> sign(call, false));
        table.put(Pkcs11Function.C_VERIFYINIT, call -> begin(call, Kind.VERIFY, Mechanism.Flags.VERIFY));
        table.put(Pkcs11Function.C_VERIFY, call -> verify(call, true));
        table.put(Pkcs11Function.C_VERIFYUPDATE, call -> part(call, Kind.VERIFY));
        table.put(Pkcs11Function.C_VERIFYFINAL, call -> verify(call, false));
    }

    private static Pkcs11ReturnCode begin(Call call, Kind kind, int use) {
        Session session = call.session();
        Mechanism.Chosen mechanism = Mechanism.choose(call.input().mechanism(), use);
        UUID key = call.key();
        call.input().end();
        session.begin(kind, new Running(mechanism, key));
        return Pkcs11ReturnCode.OK;
    }

    private static Pkcs11ReturnCode part(Call call, Kind kind) {
        Session session = call.session();
        Running running = session.require(kind);
        byte[] data = call.input().bytes();
        call.input().end();
        if (running.mechanism().mechanism().takesDigest()) {
            session.end(kind);
            throw new Refusal(Pkcs11ReturnCode.FUNCTION_NOT_SUPPORTED); // A digest comes in one part.
        }
        perform(call, session, kind, fields(running, data, false, false));
        return Pkcs11ReturnCode.OK;
    }

    private static Pkcs11ReturnCode sign(Call call, boolean isWhole) {
        Session session = call.session();
        Running running = session.require(Kind.SIGN);
        byte[] data = isWhole ? call.input().bytes() : NONE;
        Input.Room room = call.input().room();
        boolean isGiven = call.give(session, room, () -> {
            Fields answer = perform(call, session, Kind.SIGN, fields(running, data, isWhole, true));
            Tag tag = running.mechanism().mechanism().isMac() ? Tag.MAC_DATA : Tag.SIGNATURE_DATA;
            byte[] proof = Fields.require(answer.bytes(tag), tag);
            return running.mechanism().mechanism().isEcdsa() ? EcdsaForm.plain(proof, length(call, running)) : proof;
        });
        if (isGiven) {
            session.end(Kind.SIGN);
        }
        return Call.code(room, isGiven);
    }

    private static Pkcs11ReturnCode verify(Call call, boolean isWhole) {
        Session session = call.session();
        Running running = session.require(Kind.VERIFY);
        byte[] data = isWhole ? call.input().bytes() : NONE;
        byte[] proof = call.input().bytes();
        call.input().end();
        Mechanism mechanism = running.mechanism().mechanism();
        List<Item> fields = fields(running, data, isWhole, true);
        fields.add(Item.of(
                mechanism.isMac() ? Tag.MAC_DATA : Tag.SIGNATURE_DATA,
                mechanism.isEcdsa() ? EcdsaForm.der(proof) : proof));
        Fields answer = perform(call, session, Kind.VERIFY, fields);
        session.end(Kind.VERIFY);
        boolean isValid = answer.word(Tag.VALIDITY_INDICATOR, ValidityIndicator.class)
                .filter(told -> told == ValidityIndicator.VALID)
                .isPresent();
        return isValid ? Pkcs11ReturnCode.OK : Pkcs11ReturnCode.SIGNATURE_INVALID;
    }

    /** Bytes of each of the two numbers: as many as the curve's order has. */
    private static int length(Call call, Running running) {
        Fields attributes = KmipObject.attributes(call, Objects.requireNonNull(running.key()));
        int bits = Fields.require(attributes.integer(Tag.CRYPTOGRAPHIC_LENGTH), Tag.CRYPTOGRAPHIC_LENGTH);
        return (bits + Byte.SIZE - 1) / Byte.SIZE;
    }

    private static List<Item> fields(Running running, byte[] data, boolean isWhole, boolean isLast) {
        Mechanism mechanism = running.mechanism().mechanism();
        List<Item> fields = new ArrayList<>();
        fields.add(Item.of(
                Tag.UNIQUE_IDENTIFIER, Objects.requireNonNull(running.key()).toString()));
        byte[] correlation = running.correlation();
        if (correlation != null && isWhole) {
            throw new Refusal(Pkcs11ReturnCode.OPERATION_ACTIVE); // by parts
        }
        if (correlation != null) {
            fields.add(Item.of(Tag.CORRELATION_VALUE, correlation));
            if (isLast) {
                fields.add(Item.of(Tag.FINAL_INDICATOR, new Value.Bool(true)));
            }
        } else if (!isLast) {
            fields.add(Item.of(Tag.INIT_INDICATOR, new Value.Bool(true)));
        }
        if (mechanism.takesDigest()) {
            DigestForm digest = DigestForm.of(running.mechanism(), data);
            fields.add(digest.parameters());
            fields.add(Item.of(Tag.DIGESTED_DATA, digest.digest()));
        } else {
            fields.add(running.mechanism().parameters());
            fields.add(Item.of(Tag.DATA, data));
        }
        return fields;
    }

    /** What fails ends the operation (PKCS#11 3.0, section 5.8). */
    private static Fields perform(Call call, Session session, Kind kind, List<Item> fields) {
        Running running = session.require(kind);
        boolean isMac = running.mechanism().mechanism().isMac();
        Operation operation = kind == Kind.SIGN
                ? isMac ? Operation.MAC : Operation.SIGN
                : isMac ? Operation.MAC_VERIFY : Operation.SIGNATURE_VERIFY;
        try {
            Fields answer = call.perform(operation, fields.toArray(Item[]::new));
            answer.bytes(Tag.CORRELATION_VALUE).ifPresent(running::isKnownBy);
            return answer;
        } catch (RuntimeException e) {
            session.end(kind);
            throw e;
        }
    }
}
