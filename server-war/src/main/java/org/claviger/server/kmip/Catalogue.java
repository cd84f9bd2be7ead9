package org.claviger.server.kmip;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.Tag;
import org.claviger.kmip.word.Version;
import org.claviger.server.kmip.Operations.Handler;
import org.claviger.server.kmip.Operations.Kind;
import org.claviger.server.kmip.Operations.Served;

/** All operations that there are. */
@ApplicationScoped
public class Catalogue {
    @Inject
    @Any
    Instance<Operations> all;

    @Inject
    Transactions transactions;

    private final Map<Operation, Served> served = new EnumMap<>(Operation.class);
    private final Set<Operation> sent = EnumSet.noneOf(Operation.class);

    @PostConstruct
    void collect() {
        all.forEach(each -> each.declare(this));
    }

    /** One that changes objects: a transaction of its own, or a part of the batch's. */
    public void changing(Operation operation, Handler handler) {
        add(new Served(operation, handler, Kind.CHANGING));
    }

    /** One that looks at objects or uses them, outside of a transaction. */
    public void using(Operation operation, Handler handler) {
        add(new Served(operation, handler, Kind.USING));
    }

    /** One that has others done, by {@link #perform}. */
    public void calling(Operation operation, Handler handler) {
        add(new Served(operation, handler, Kind.CALLING));
    }

    /** One that the server asks clients for, which are connected in 2.x alone; from them it takes none. */
    public void sending(Operation operation) {
        sent.add(operation);
    }

    private void add(Served each) {
        if (served.put(each.operation(), each) != null) {
            throw new IllegalStateException(each.operation() + " is served twice.");
        }
    }

    /** Those of a version, in the order of their codes. */
    public List<Operation> of(Version version) {
        Set<Operation> all = EnumSet.noneOf(Operation.class);
        all.addAll(served.keySet());
        if (version.isAtLeast(Version.V2_0)) {
            all.addAll(sent);
        }
        return all.stream().filter(each -> each.isIn(version)).toList();
    }

    /**
     * Does an operation as a part of something else: with the same rights, and recorded, as if the client had asked for it.
     *
     * @param payload fields of the request
     * @return those of the response
     * @throws Failure if it can't be done, which isn't recorded
     */
    public List<Item> perform(Exchange exchange, Operation operation, Item... payload) {
        Served found = require(operation, exchange.version());
        Fields request = new Fields(Item.of(Tag.REQUEST_PAYLOAD, payload));
        try {
            return found.changes()
                    ? transactions.run(() -> found.handler().perform(exchange, request))
                    : found.handler().perform(exchange, request);
        } catch (RuntimeException e) {
            throw Failures.of(e, exchange.caller().correlationId());
        }
    }

    /** Has several done as one transaction: all of them, or none. */
    public <T> T together(Exchange exchange, Supplier<T> work) {
        try {
            return transactions.run(work);
        } catch (RuntimeException e) {
            throw Failures.of(e, exchange.caller().correlationId());
        }
    }

    /** False also for one that is not served. */
    boolean changesNothing(Operation operation) {
        Served found = served.get(operation);
        return found != null && found.kind() == Kind.USING;
    }

    /** The one that is asked for; fails if the version has none such. */
    Served require(Operation operation, Version version) {
        Served found = served.get(operation);
        if (sent.contains(operation)) {
            throw new Failure(
                    ResultReason.OPERATION_NOT_SUPPORTED,
                    "\"" + operation.title() + "\" is sent by the server alone, to who has taken the server's role.");
        }
        if (found == null || !operation.isIn(version)) {
            throw new Failure(
                    ResultReason.OPERATION_NOT_SUPPORTED,
                    "\"" + operation.title() + "\" is not served in KMIP " + version + ". Query tells what is.");
        }
        return found;
    }
}
