package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.Pkcs11Function;
import org.claviger.kmip.word.Pkcs11ReturnCode;
import org.claviger.kmip.word.Tag;
import org.claviger.kmip.word.Vocabulary;
import org.jspecify.annotations.Nullable;

/** PKCS#11 over KMIP, as a library at an application's side speaks it. */
final class Cryptoki {
    static final long AES_KEY_GEN = 0x1080;
    static final int CLASS = 0x0;
    static final int TOKEN = 0x1;
    static final int LABEL = 0x3;
    static final int VALUE = 0x11;
    static final int KEY_TYPE = 0x100;
    static final int SENSITIVE = 0x103;
    static final int ENCRYPT = 0x104;
    static final int DECRYPT = 0x105;
    static final int WRAP = 0x106;
    static final int UNWRAP = 0x107;
    static final int SIGN = 0x108;
    static final int VERIFY = 0x10a;
    static final int DERIVE = 0x10c;
    static final int MODULUS_BITS = 0x121;
    static final int PUBLIC_KEY_INFO = 0x129;
    static final int VALUE_LEN = 0x161;
    static final int EXTRACTABLE = 0x162;
    static final int EC_PARAMS = 0x180;

    private static final int ROOM = 4096;
    private static final byte[] NONE = {};

    private final KmipSocket socket;
    private final byte[] connection;
    private final long session;

    /** With a session that may change things. */
    Cryptoki(KmipSocket socket) {
        this.socket = socket;
        Item answer = payload(Pkcs11Function.C_INITIALIZE, null, new byte[] {1});
        this.connection =
                ((Value.Bytes) answer.first(Tag.CORRELATION_VALUE).orElseThrow().value()).bytes();
        this.session =
                ok(Pkcs11Function.C_OPENSESSION, in().number(0).number(6)).getLong();
    }

    /** What is sent. */
    static Parameters in() {
        return new Parameters();
    }

    /** Begins with the session. */
    Parameters ofSession() {
        return in().number(session);
    }

    byte[] connection() {
        return connection.clone();
    }

    /** What came of a call. */
    record Result(Pkcs11ReturnCode code, ByteBuffer output) {}

    Result call(Pkcs11Function function, Parameters parameters) {
        return result(payload(function, connection, parameters.toBytes()));
    }

    private Item payload(Pkcs11Function function, byte @Nullable [] known, byte[] parameters) {
        Item answer = socket.done(item(function, known, parameters));
        return KmipMessages.answers(answer).get(0).first(Tag.RESPONSE_PAYLOAD).orElseThrow();
    }

    /** The item of a request. */
    static Item item(Pkcs11Function function, byte @Nullable [] known, byte[] parameters) {
        Item name = Item.of(Tag.PKCS_11_FUNCTION, function);
        Item input = Item.of(Tag.PKCS_11_INPUT_PARAMETERS, parameters);
        return known == null
                ? KmipMessages.item(Operation.PKCS_11, name, input)
                : KmipMessages.item(Operation.PKCS_11, name, Item.of(Tag.CORRELATION_VALUE, known), input);
    }

    private static Result result(Item payload) {
        int code = ((Value.Enumerated)
                        payload.first(Tag.PKCS_11_RETURN_CODE).orElseThrow().value())
                .code();
        byte[] output = payload.first(Tag.PKCS_11_OUTPUT_PARAMETERS)
                .map(item -> ((Value.Bytes) item.value()).bytes())
                .orElse(NONE);
        return new Result(Vocabulary.of(Pkcs11ReturnCode.class).coded(code).orElseThrow(), ByteBuffer.wrap(output));
    }

    Pkcs11ReturnCode code(Pkcs11Function function, Parameters parameters) {
        return call(function, parameters).code();
    }

    ByteBuffer ok(Pkcs11Function function, Parameters parameters) {
        Result result = call(function, parameters);
        assertThat(result.code()).as(function.name()).isEqualTo(Pkcs11ReturnCode.OK);
        return result.output();
    }

    /** Of a function that fills a buffer. */
    byte[] filled(Pkcs11Function function, Parameters parameters) {
        ByteBuffer output = ok(function, parameters.room(ROOM));
        assertThat(output.get()).isEqualTo((byte) 1);
        return bytes(output);
    }

    private static byte[] bytes(ByteBuffer output) {
        byte[] bytes = new byte[output.getInt()];
        output.get(bytes);
        return bytes;
    }

    void begin(Pkcs11Function function, Parameters mechanism, long key) {
        ok(function, ofSession().raw(mechanism.toBytes()).number(key));
    }

    long generate(long mechanism, Parameters template) {
        return ok(Pkcs11Function.C_GENERATEKEY, ofSession().mechanism(mechanism).raw(template.toBytes()))
                .getLong();
    }

    /** A key of AES that encrypts. */
    long secretKey(String label, boolean isExtractable) {
        return generate(AES_KEY_GEN, aes(label, isExtractable));
    }

    /** The template of one. */
    static Parameters aes(String label, boolean isExtractable) {
        return in().count(7)
                .is(TOKEN, true)
                .has(LABEL, label)
                .has(VALUE_LEN, 32)
                .is(ENCRYPT, true)
                .is(DECRYPT, true)
                .is(SENSITIVE, !isExtractable)
                .is(EXTRACTABLE, isExtractable);
    }

    /** The public half, then the private one, which has these uses. */
    long[] pair(long mechanism, Parameters ofPublic, int... usages) {
        Parameters ofPrivate = in().count(1 + usages.length).is(TOKEN, true);
        for (int usage : usages) {
            ofPrivate.is(usage, true);
        }
        ByteBuffer handles = ok(
                Pkcs11Function.C_GENERATEKEYPAIR,
                ofSession().mechanism(mechanism).raw(ofPublic.toBytes()).raw(ofPrivate.toBytes()));
        return new long[] {handles.getLong(), handles.getLong()};
    }

    /** One attribute of an object, if it may be had. */
    byte[] attribute(long object, int type) {
        ByteBuffer output = ok(
                Pkcs11Function.C_GETATTRIBUTEVALUE,
                ofSession().number(object).count(1).asked(type, ROOM));
        output.position(Integer.BYTES + Long.BYTES);
        assertThat(output.getShort()).as("value and length").isEqualTo((short) 0x0101);
        return bytes(output);
    }

    /** Writes parameters. */
    static final class Parameters {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Parameters number(long number) {
            return raw(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
        }

        Parameters count(int count) {
            return raw(ByteBuffer.allocate(Integer.BYTES).putInt(count).array());
        }

        Parameters flag(boolean flag) {
            return raw((byte) (flag ? 1 : 0));
        }

        Parameters raw(byte... more) {
            bytes.writeBytes(more);
            return this;
        }

        Parameters bytes(byte[] more) {
            return count(more.length).raw(more);
        }

        Parameters room(int length) {
            return flag(length > 0).count(length);
        }

        Parameters mechanism(long type) {
            return number(type).flag(false);
        }

        Parameters mechanism(long type, Parameters parameter) {
            return number(type).flag(true).bytes(parameter.toBytes());
        }

        /** A flag of a template. */
        Parameters is(int type, boolean value) {
            return number(type).flag(true).flag(true).flag(value);
        }

        Parameters has(int type, long value) {
            return number(type).flag(true).flag(true).number(value);
        }

        Parameters has(int type, byte[] value) {
            return number(type).flag(true).flag(true).bytes(value);
        }

        Parameters has(int type, String value) {
            return has(type, value.getBytes(StandardCharsets.UTF_8));
        }

        /** One that is asked for, with room for an array. */
        Parameters asked(int type, int room) {
            return number(type).flag(false).flag(true).count(room);
        }

        byte[] toBytes() {
            return bytes.toByteArray();
        }
    }
}
