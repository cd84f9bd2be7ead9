package org.claviger.server.kmip;

import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.function.Supplier;
import org.claviger.server.account.Origin;
import org.claviger.server.platform.Caller;

/**
 * How a message came.
 *
 * @param byTransport who sends it by what the connection shows: a certificate, or on HTTPS an Authorization header. Asked once
 *     at most; refuses if what is shown doesn't hold
 * @param certificate the one that the connection shows, if that is what it tells the sender by
 * @param connection the connection, if it is the sender's alone and client and server can change their roles on it
 */
public record Contact(
        Origin origin,
        Supplier<Optional<Caller>> byTransport,
        Optional<X509Certificate> certificate,
        Optional<Reversible> connection) {
    /** Where no certificate says who it is, or it doesn't matter which one does. */
    public Contact(Origin origin, Supplier<Optional<Caller>> byTransport) {
        this(origin, byTransport, Optional.empty(), Optional.empty());
    }
}
