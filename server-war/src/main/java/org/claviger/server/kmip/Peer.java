package org.claviger.server.kmip;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.word.Version;
import org.claviger.server.platform.Caller;

/** A client that has taken the server's role on its connection (KMIP 2.1, section 6.1.54): it is asked, and answers. */
public interface Peer {
    /** Who it is; empty once its certificate leads to nobody any more. May wait for the database. */
    Optional<Caller> client();

    /** What it speaks. */
    Version version();

    /**
     * Sends a request behind those that were asked before. Who doesn't keep up loses its connection.
     *
     * @param request made when its turn comes, by a thread that may wait; nothing is sent if it is empty
     */
    void ask(Supplier<Optional<Item>> request);

    /** Ends the connection: the client has to look for itself. */
    void leave();

    /** Has something done as soon as the connection has ended; at once if it has. */
    void whenGone(Departure work);

    /** Is told that a connection has ended. */
    @FunctionalInterface
    interface Departure {
        /**
         * It has.
         *
         * @param unanswered what the client was asked, and has not answered; empty if it was sent away, to look for itself
         */
        void hasGone(Optional<List<Supplier<Optional<Item>>>> unanswered);
    }
}
