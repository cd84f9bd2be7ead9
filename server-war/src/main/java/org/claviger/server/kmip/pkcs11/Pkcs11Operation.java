package org.claviger.server.kmip.pkcs11;

import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.Pkcs11Function;
import org.claviger.kmip.word.Pkcs11ReturnCode;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.Tag;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.kmip.Catalogue;
import org.claviger.server.kmip.Exchange;
import org.claviger.server.kmip.Failure;
import org.claviger.server.kmip.Failures;
import org.claviger.server.kmip.Fields;
import org.claviger.server.kmip.Operations;
import org.claviger.server.kmip.Remembered;
import org.claviger.server.platform.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * PKCS#11 (KMIP 2.1, section 6.1.37). A function that is refused is an operation that succeeds with another code than CKR_OK;
 * what is refused to a client is recorded as it is of any operation. Connections are this node's, and end with an hour's
 * silence; what was found and computed in one ends with it.
 */
@ApplicationScoped
public class Pkcs11Operation implements Operations {
    private static final int MOST = 10_000;
    private static final Remembered.Share SHARE =
            new Remembered.Share(100, "Close connections before opening more.", 16);

    /** Of the profile by which parameters are written. */
    private static final byte PROFILE = 1;

    @Inject
    @Any
    Instance<Functions> all;

    @Inject
    Catalogue catalogue;

    @Inject
    SessionObjects temporary;

    @Inject
    AuditTrail audit;

    private final Map<Pkcs11Function, Call.Function> table = new EnumMap<>(Pkcs11Function.class);

    private final Remembered<Connection> connections = new Remembered<>(
            Caffeine.newBuilder()
                    .maximumSize(MOST)
                    .expireAfterAccess(Duration.ofHours(1))
                    .<String, Connection>evictionListener((key, connection, cause) -> end(connection))
                    .build(),
            Connection::client,
            SHARE);

    @PostConstruct
    void collect() {
        all.forEach(each -> each.declare(table));
    }

    @Override
    public void declare(Catalogue all) {
        all.calling(Operation.PKCS_11, this::call);
    }

    private static void end(@Nullable Connection connection) {
        if (connection != null) {
            synchronized (connection) {
                connection.closeAll();
            }
        }
    }

    private List<Item> call(Exchange exchange, Fields request) {
        Pkcs11Function function = request.first(Tag.PKCS_11_FUNCTION)
                .map(item -> function(item))
                .orElseThrow(() ->
                        new Failure(ResultReason.INVALID_MESSAGE, "\"PKCS#11 Function\" is missing in the request."));
        requireInterface(request);
        byte[] parameters = request.bytes(Tag.PKCS_11_INPUT_PARAMETERS).orElse(new byte[0]);
        if (function == Pkcs11Function.C_INITIALIZE) {
            return initialize(exchange, parameters);
        }
        byte[] value = Fields.require(request.bytes(Tag.CORRELATION_VALUE), Tag.CORRELATION_VALUE);
        Connection connection = connections
                .find(value)
                .filter(each -> each.client().equals(exchange.caller().id()))
                .orElseThrow(() ->
                        new Failure(ResultReason.INVALID_CORRELATION_VALUE, "C_Initialize comes first, on each node."));
        Call.Function found = function == Pkcs11Function.C_FINALIZE ? call -> finish(call, value) : table.get(function);
        if (found == null) {
            return answer(function, null, Pkcs11ReturnCode.FUNCTION_NOT_SUPPORTED);
        }
        Output output = new Output();
        Call call = new Call(
                function,
                exchange,
                catalogue,
                connection,
                new Input(parameters),
                output,
                parameters,
                failure ->
                        audit.refused(exchange.caller(), Failures.code(failure), "KMIP PKCS#11 " + function.title()));
        synchronized (connection) {
            Pkcs11ReturnCode code = perform(call, found);
            byte[] written = output.toBytes();
            return answer(function, written.length == 0 ? null : Item.of(Tag.PKCS_11_OUTPUT_PARAMETERS, written), code);
        }
    }

    private Pkcs11ReturnCode finish(Call call, byte[] value) {
        temporary.closeAll(call);
        connections.forget(value);
        return Pkcs11ReturnCode.OK;
    }

    /** Its number is its place in the list of functions; numbers beyond that are no functions. */
    private static Pkcs11Function function(Item item) {
        try {
            return Fields.word(item, Pkcs11Function.class);
        } catch (Failure e) {
            throw new Failure(ResultReason.PKCS_11_INVALID_FUNCTION, "PKCS#11 3.0 has no such function.", e);
        }
    }

    private static void requireInterface(Fields request) {
        if (request.text(Tag.PKCS_11_INTERFACE)
                .filter(name -> !name.equals("PKCS 11"))
                .isPresent()) {
            throw new Failure(
                    ResultReason.PKCS_11_INVALID_INTERFACE,
                    "The only interface is \"PKCS 11\", which goes without saying.");
        }
    }

    private List<Item> initialize(Exchange exchange, byte[] parameters) {
        if (parameters.length > 0 && parameters[0] != PROFILE) {
            return answer(Pkcs11Function.C_INITIALIZE, null, Pkcs11ReturnCode.ARGUMENTS_BAD);
        }
        byte[] value = connections.add(
                exchange.caller().id(),
                given -> new Connection(exchange.caller().id()));
        return answer(Pkcs11Function.C_INITIALIZE, Item.of(Tag.CORRELATION_VALUE, value), Pkcs11ReturnCode.OK);
    }

    private Pkcs11ReturnCode perform(Call call, Call.Function function) {
        try {
            return function.perform(call);
        } catch (Refusal e) {
            call.output().clear();
            return e.code();
        } catch (Failure e) {
            if (e.reason() == ResultReason.PKCS_11_CODEC_ERROR) {
                throw e;
            }
            call.output().clear();
            return call.refused(e);
        } catch (RefusedException e) {
            call.output().clear();
            return call.refused(Failures.of(e, call.exchange().caller().correlationId()));
        }
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
}
