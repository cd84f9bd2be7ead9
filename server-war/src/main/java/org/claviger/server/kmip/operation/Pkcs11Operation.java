package org.claviger.server.kmip.operation;

import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.Pkcs11Function;
import org.claviger.kmip.word.Pkcs11ReturnCode;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.Tag;
import org.claviger.server.kmip.Catalogue;
import org.claviger.server.kmip.Exchange;
import org.claviger.server.kmip.Failure;
import org.claviger.server.kmip.Fields;
import org.claviger.server.kmip.Operations;
import org.claviger.server.kmip.Remembered;
import org.jspecify.annotations.Nullable;

/**
 * PKCS#11 (KMIP 2.1, section 6.1.38): a connection to the library can be opened, asked who it is, and closed. There are no
 * slots behind it: what a token would do, KMIP and REST do by themselves, and other functions say so as PKCS#11 does.
 */
@ApplicationScoped
public class Pkcs11Operation implements Operations {
    private static final int MOST = 10_000;
    private static final Remembered.Share SHARE =
            new Remembered.Share(100, "Close connections before opening more.", 16);

    /** Cryptoki 2.40. */
    private static final byte[] VERSION = {2, 40};

    /** Bytes of the texts of CK_INFO, padded with spaces. */
    private static final int TEXT = 32;

    /** Whose each is. */
    private final Remembered<UUID> connections = new Remembered<>(
            Caffeine.newBuilder()
                    .maximumSize(MOST)
                    .expireAfterAccess(Duration.ofHours(1))
                    .build(),
            client -> client,
            SHARE);

    @Override
    public void declare(Catalogue catalogue) {
        catalogue.using(Operation.PKCS_11, this::call);
    }

    private List<Item> call(Exchange exchange, Fields request) {
        Pkcs11Function function =
                Fields.require(request.word(Tag.PKCS_11_FUNCTION, Pkcs11Function.class), Tag.PKCS_11_FUNCTION);
        return switch (function) {
            case C_INITIALIZE -> {
                UUID client = exchange.caller().id();
                byte[] value = connections.add(client, given -> client);
                yield answer(function, Item.of(Tag.CORRELATION_VALUE, value), Pkcs11ReturnCode.OK);
            }
            case C_GETINFO -> {
                require(exchange, request);
                yield answer(function, Item.of(Tag.PKCS_11_OUTPUT_PARAMETERS, info()), Pkcs11ReturnCode.OK);
            }
            case C_FINALIZE -> {
                connections.forget(require(exchange, request));
                yield answer(function, null, Pkcs11ReturnCode.OK);
            }
            default -> {
                require(exchange, request);
                yield answer(function, null, Pkcs11ReturnCode.FUNCTION_NOT_SUPPORTED);
            }
        };
    }

    private byte[] require(Exchange exchange, Fields request) {
        byte[] value = Fields.require(request.bytes(Tag.CORRELATION_VALUE), Tag.CORRELATION_VALUE);
        if (connections.find(value).filter(exchange.caller().id()::equals).isEmpty()) {
            throw new Failure(ResultReason.INVALID_CORRELATION_VALUE, "C_Initialize comes first.");
        }
        return value;
    }

    private static List<Item> answer(Pkcs11Function function, @Nullable Item result, Pkcs11ReturnCode code) {
        List<Item> fields = new ArrayList<>();
        fields.add(Item.of(Tag.PKCS_11_FUNCTION, function));
        if (result != null) {
            fields.add(result);
        }
        fields.add(Item.of(Tag.PKCS_11_RETURN_CODE, code));
        return fields;
    }

    /** CK_INFO: version, manufacturer, flags, description, version of the library. */
    private static byte[] info() {
        return ByteBuffer.allocate(VERSION.length + TEXT + Long.BYTES + TEXT + 2)
                .put(VERSION)
                .put(padded("Claviger"))
                .putLong(0)
                .put(padded("Claviger KMIP"))
                .put((byte) 1)
                .put((byte) 0)
                .array();
    }

    private static byte[] padded(String text) {
        byte[] padded = new byte[TEXT];
        Arrays.fill(padded, (byte) ' ');
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(ascii, 0, padded, 0, ascii.length);
        return padded;
    }
}
