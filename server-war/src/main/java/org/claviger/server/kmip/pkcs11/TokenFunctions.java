package org.claviger.server.kmip.pkcs11;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.Pkcs11Function;
import org.claviger.kmip.word.Pkcs11ReturnCode;
import org.claviger.kmip.word.Tag;
import org.claviger.server.kmip.Fields;

/**
 * The library, its one slot, the token in it, sessions, and random numbers. The token is what the client sees of its tenant's
 * objects; by whom it is seen KMIP knows already, so that no PIN is asked for.
 */
@ApplicationScoped
class TokenFunctions implements Functions {
    private static final int SLOT = 0;
    private static final int SHORT_TEXT = 16;
    private static final int TEXT = 32;
    private static final int LONG_TEXT = 64;
    private static final String MAKER = "Claviger";

    private static final int TOKEN_PRESENT = 0x1;

    /** CKF_RNG, CKF_USER_PIN_INITIALIZED, CKF_PROTECTED_AUTHENTICATION_PATH, CKF_TOKEN_INITIALIZED. */
    private static final int TOKEN_FLAGS = 0x1 | 0x8 | 0x100 | 0x400;

    private static final int UNAVAILABLE = -1;
    private static final int WRITABLE = 0x2;
    private static final int SERIAL = 0x4;
    private static final int MOST_RANDOM = 1 << 16;

    @Inject
    SessionObjects temporary;

    @Override
    public void declare(Map<Pkcs11Function, Call.Function> table) {
        table.put(Pkcs11Function.C_GETINFO, TokenFunctions::info);
        table.put(Pkcs11Function.C_GETSLOTLIST, TokenFunctions::slots);
        table.put(Pkcs11Function.C_GETSLOTINFO, TokenFunctions::slot);
        table.put(Pkcs11Function.C_GETTOKENINFO, TokenFunctions::token);
        table.put(Pkcs11Function.C_GETMECHANISMLIST, TokenFunctions::mechanisms);
        table.put(Pkcs11Function.C_GETMECHANISMINFO, TokenFunctions::mechanism);
        table.put(Pkcs11Function.C_OPENSESSION, TokenFunctions::open);
        table.put(Pkcs11Function.C_CLOSESESSION, this::close);
        table.put(Pkcs11Function.C_CLOSEALLSESSIONS, this::closeAll);
        table.put(Pkcs11Function.C_GETSESSIONINFO, TokenFunctions::session);
        table.put(Pkcs11Function.C_SESSIONCANCEL, TokenFunctions::cancel);
        table.put(Pkcs11Function.C_LOGIN, TokenFunctions::logIn);
        table.put(Pkcs11Function.C_LOGOUT, TokenFunctions::logOut);
        table.put(Pkcs11Function.C_GENERATERANDOM, TokenFunctions::random);
        table.put(Pkcs11Function.C_SEEDRANDOM, TokenFunctions::seed);
    }

    private static Pkcs11ReturnCode info(Call call) {
        version(call.output(), 3, 0)
                .text(MAKER, TEXT)
                .number(0)
                .text(MAKER + " KMIP", TEXT)
                .raw((byte) 1, (byte) 0);
        return Pkcs11ReturnCode.OK;
    }

    private static Output version(Output output, int major, int minor) {
        return output.raw((byte) major, (byte) minor);
    }

    private static Pkcs11ReturnCode slots(Call call) {
        call.input().flag(); // there is a token in each
        return list(call, call.input().room(), SLOT);
    }

    private static Pkcs11ReturnCode list(Call call, Input.Room room, long... numbers) {
        boolean fits = room.isThere() && room.length() >= numbers.length;
        call.output().flag(fits).count(numbers.length);
        if (fits) {
            for (long number : numbers) {
                call.output().number(number);
            }
        }
        return Call.code(room, fits);
    }

    private static void requireSlot(Call call) {
        if (call.input().number() != SLOT) {
            throw new Refusal(Pkcs11ReturnCode.SLOT_ID_INVALID);
        }
    }

    private static Pkcs11ReturnCode slot(Call call) {
        requireSlot(call);
        call.output().text(MAKER + " KMIP", LONG_TEXT).text(MAKER, TEXT).number(TOKEN_PRESENT);
        version(version(call.output(), 0, 0), 1, 0);
        return Pkcs11ReturnCode.OK;
    }

    private static Pkcs11ReturnCode token(Call call) {
        requireSlot(call);
        Connection connection = call.connection();
        call.output()
                .text(call.exchange().caller().name(), TEXT)
                .text(MAKER, TEXT)
                .text("KMIP", SHORT_TEXT)
                .text(
                        call.exchange()
                                .caller()
                                .tenant()
                                .toString()
                                .replace("-", "")
                                .substring(0, SHORT_TEXT),
                        SHORT_TEXT)
                .number(TOKEN_FLAGS)
                .number(Connection.MOST_SESSIONS)
                .number(connection.count())
                .number(Connection.MOST_SESSIONS)
                .number(connection.countWritable())
                .number(0) // longest PIN
                .number(0) // shortest
                .number(UNAVAILABLE) // memory
                .number(UNAVAILABLE)
                .number(UNAVAILABLE)
                .number(UNAVAILABLE);
        version(version(call.output(), 0, 0), 1, 0).text("", SHORT_TEXT); // no clock
        return Pkcs11ReturnCode.OK;
    }

    private static Pkcs11ReturnCode mechanisms(Call call) {
        requireSlot(call);
        Mechanism[] all = Mechanism.values();
        long[] codes = new long[all.length];
        for (int i = 0; i < all.length; i++) {
            codes[i] = all[i].code();
        }
        return list(call, call.input().room(), codes);
    }

    private static Pkcs11ReturnCode mechanism(Call call) {
        requireSlot(call);
        Mechanism.find(call.input().number())
                .orElseThrow(() -> new Refusal(Pkcs11ReturnCode.MECHANISM_INVALID))
                .describe(call.output());
        return Pkcs11ReturnCode.OK;
    }

    /** What is behind the flags, a callback and its argument, means nothing over a network. */
    private static Pkcs11ReturnCode open(Call call) {
        requireSlot(call);
        long flags = call.input().number();
        call.input().bytes(call.input().left());
        if ((flags & SERIAL) == 0) {
            throw new Refusal(Pkcs11ReturnCode.SESSION_PARALLEL_NOT_SUPPORTED);
        }
        call.output().number(call.connection().open(new Session((flags & WRITABLE) != 0)));
        return Pkcs11ReturnCode.OK;
    }

    private Pkcs11ReturnCode close(Call call) {
        temporary.close(call, call.input().number());
        return Pkcs11ReturnCode.OK;
    }

    private Pkcs11ReturnCode closeAll(Call call) {
        requireSlot(call);
        temporary.closeAll(call);
        return Pkcs11ReturnCode.OK;
    }

    /** The states are those of PKCS#11: read-only or not, and whether the user has logged in. */
    private static Pkcs11ReturnCode session(Call call) {
        Session session = call.session();
        int state = (session.isWritable() ? 2 : 0) + (call.connection().isLoggedIn() ? 1 : 0);
        call.output()
                .number(SLOT)
                .number(state)
                .number(SERIAL | (session.isWritable() ? WRITABLE : 0))
                .number(0);
        return Pkcs11ReturnCode.OK;
    }

    /** Whatever of it is going on. */
    private static Pkcs11ReturnCode cancel(Call call) {
        Session session = call.session();
        long flags = call.input().number();
        call.input().end();
        session.cancel(flags);
        return Pkcs11ReturnCode.OK;
    }

    private static Pkcs11ReturnCode logIn(Call call) {
        call.session();
        long user = call.input().number();
        byte[] pin = call.input().bytes();
        if (user != 1) {
            throw new Refusal(Pkcs11ReturnCode.USER_TYPE_INVALID);
        }
        if (pin.length > 0) {
            throw new Refusal(Pkcs11ReturnCode.PIN_INCORRECT);
        }
        call.connection().logIn(true);
        return Pkcs11ReturnCode.OK;
    }

    private static Pkcs11ReturnCode logOut(Call call) {
        call.session();
        call.connection().logIn(false);
        return Pkcs11ReturnCode.OK;
    }

    /** Some write the buffer behind its length. */
    private static Pkcs11ReturnCode random(Call call) {
        call.session();
        int length = call.input().left() == Long.BYTES
                ? call.input().lastCount()
                : call.input().count();
        call.input().bytes(call.input().left());
        if (length < 1 || length > MOST_RANDOM) {
            throw new Refusal(Pkcs11ReturnCode.ARGUMENTS_BAD);
        }
        Fields answer = call.perform(Operation.RNG_RETRIEVE, Item.of(Tag.DATA_LENGTH, length));
        call.output().raw(Fields.require(answer.bytes(Tag.DATA), Tag.DATA));
        return Pkcs11ReturnCode.OK;
    }

    private static Pkcs11ReturnCode seed(Call call) {
        call.session();
        call.perform(Operation.RNG_SEED, Item.of(Tag.DATA, call.input().bytes()));
        return Pkcs11ReturnCode.OK;
    }
}
