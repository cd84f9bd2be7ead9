package org.claviger.server.kmip.pkcs11;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.Pkcs11Function;
import org.claviger.kmip.word.Pkcs11ReturnCode;
import org.claviger.kmip.word.Tag;
import org.claviger.server.kmip.Catalogue;
import org.claviger.server.kmip.Exchange;
import org.claviger.server.kmip.Failure;
import org.claviger.server.kmip.Fields;

/** One call of a function: its parameters, and what it returns. */
record Call(
        Pkcs11Function function,
        Exchange exchange,
        Catalogue catalogue,
        Connection connection,
        Input input,
        Output output,
        byte[] parameters,
        Consumer<Failure> recorder) {
    /** What does a function. */
    @FunctionalInterface
    interface Function {
        /** Reads the parameters, and writes what is returned with the code. */
        Pkcs11ReturnCode perform(Call call);
    }

    /** The session that comes first. */
    Session session() {
        return connection.require(input.number());
    }

    /** The object of a handle that comes next. */
    UUID object(Pkcs11ReturnCode ifUnknown) {
        return connection.handles().object(input.number()).orElseThrow(() -> new Refusal(ifUnknown));
    }

    UUID key() {
        return object(Pkcs11ReturnCode.KEY_HANDLE_INVALID);
    }

    /** Has an operation of KMIP done. */
    Fields perform(Operation operation, Item... payload) {
        List<Item> answer = catalogue.perform(exchange, operation, payload);
        return new Fields(Item.of(Tag.RESPONSE_PAYLOAD, new Value.Structure(answer)));
    }

    /** The code of what was refused, which is recorded. */
    Pkcs11ReturnCode refused(Failure failure) {
        recorder.accept(failure);
        return ReturnCodes.of(failure, function);
    }

    /** The object that an operation has made. */
    UUID identifier(Fields answer, Tag tag) {
        return exchange.identifier(Fields.require(answer.first(tag), tag));
    }

    /** Writes the handle of an object that an operation has made. */
    UUID made(Fields answer, Tag tag) {
        UUID id = identifier(answer, tag);
        output.number(connection.handles().of(id));
        return id;
    }

    /**
     * Gives what is computed, if there is room for it; else its length.
     *
     * @return false if it has to be fetched
     */
    boolean give(Session session, Input.Room room, Supplier<byte[]> work) {
        byte[] computed = session.once(function, essence(), work);
        boolean fits = room.isThere() && room.length() >= computed.length;
        output.flag(fits).count(computed.length);
        if (fits) {
            output.raw(computed);
            session.forget();
        }
        return fits;
    }

    /** The parameters without the room, which is another one when the caller comes again. */
    private byte[] essence() {
        return Arrays.copyOf(parameters, parameters.length - 1 - Integer.BYTES);
    }

    /** The code of what was given, or not. */
    static Pkcs11ReturnCode code(Input.Room room, boolean isGiven) {
        return isGiven || !room.isThere() ? Pkcs11ReturnCode.OK : Pkcs11ReturnCode.BUFFER_TOO_SMALL;
    }

    @Override
    public String toString() {
        return "Call[" + function + "]";
    }
}
