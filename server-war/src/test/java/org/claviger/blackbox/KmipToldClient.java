package org.claviger.blackbox;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.claviger.kmip.item.DecodingException;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.TtlvDecoder;
import org.claviger.kmip.item.TtlvEncoder;
import org.claviger.kmip.word.EndpointRole;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.ResultStatus;
import org.claviger.kmip.word.Tag;

/** A client that has taken the server's role on its connection: it answers whatever it is asked. */
record KmipToldClient(KmipSocket socket) implements AutoCloseable {
    private static final int SOON_MILLIS = 1000;
    private static final int LATE_MILLIS = 60_000;

    KmipToldClient {
        socket.done(KmipMessages.item(Operation.SET_ENDPOINT_ROLE, Item.of(Tag.ENDPOINT_ROLE, EndpointRole.CLIENT)));
    }

    /** The payload of the next Notify of this object. */
    Item about(UUID object) {
        while (true) {
            Item item = next();
            Item payload = item.first(Tag.REQUEST_PAYLOAD).orElseThrow();
            if (isOf(item, Operation.NOTIFY)
                    && payload.first(Tag.UNIQUE_IDENTIFIER).equals(Optional.of(KmipMessages.id(object)))) {
                return payload;
            }
        }
    }

    /** The payload of the next request for this operation. */
    Item until(Operation operation) {
        Item item = next();
        while (!isOf(item, operation)) {
            item = next();
        }
        return item.first(Tag.REQUEST_PAYLOAD).orElseThrow();
    }

    /** What is asked for before something is told of this object, and with it. */
    List<Operation> operationsUntil(UUID object) {
        List<Operation> all = new ArrayList<>();
        Item item;
        do {
            item = next();
            all.add(isOf(item, Operation.PUT) ? Operation.PUT : Operation.NOTIFY);
        } while (!item.first(Tag.REQUEST_PAYLOAD).orElseThrow().items().contains(KmipMessages.id(object)));
        return all;
    }

    /** True if something comes soon. */
    boolean isTold() {
        socket.patience(SOON_MILLIS);
        try {
            socket.read();
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } finally {
            socket.patience(LATE_MILLIS);
        }
    }

    /** True if the server ends the connection, whatever it tells before. */
    boolean isSentAway() {
        try {
            while (true) {
                answer(socket.read());
            }
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException | DecodingException e) {
            return true;
        }
    }

    private static boolean isOf(Item item, Operation operation) {
        return item.items().contains(Item.of(Tag.OPERATION, operation));
    }

    private Item next() {
        try {
            return answer(socket.read());
        } catch (IOException | DecodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Without a payload, as the specification has it. */
    private Item answer(byte[] request) throws IOException, DecodingException {
        Item message = TtlvDecoder.decode(request);
        Item item = message.first(Tag.BATCH_ITEM).orElseThrow();
        Item version = message.items().get(0).first(Tag.PROTOCOL_VERSION).orElseThrow();
        socket.write(TtlvEncoder.encode(Item.of(
                Tag.RESPONSE_MESSAGE,
                Item.of(Tag.RESPONSE_HEADER, version, Item.of(Tag.BATCH_COUNT, 1)),
                Item.of(
                        Tag.BATCH_ITEM,
                        item.first(Tag.OPERATION).orElseThrow(),
                        Item.of(Tag.RESULT_STATUS, ResultStatus.SUCCESS)))));
        return item;
    }

    @Override
    public void close() {
        socket.close();
    }
}
