package org.claviger.server.kmip;

import java.util.List;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.word.Operation;

/** Operations that belong together; each says by {@link #declare} which it serves. */
public interface Operations {
    /** Tells the catalogue of each. */
    void declare(Catalogue catalogue);

    /** What does an operation. */
    @FunctionalInterface
    interface Handler {
        /**
         * Does it.
         *
         * @param request the request payload
         * @return the fields of the response payload, whatever version the client speaks
         * @throws Failure or {@link org.claviger.server.platform.RefusedException}, if it can't be done
         */
        List<Item> perform(Exchange exchange, Fields request);
    }

    /** How an operation is done. */
    enum Kind {
        /** One transaction, all or nothing. */
        CHANGING,
        /** Outside of a transaction, since it leaves everything as it is. */
        USING,
        /** By other operations, each as it is done itself. */
        CALLING
    }

    /** An operation that is served. */
    record Served(Operation operation, Handler handler, Kind kind) {
        /** True if it is to be one transaction. */
        boolean changes() {
            return kind == Kind.CHANGING;
        }
    }
}
