package org.claviger.server.kmip;

import java.util.Optional;
import java.util.function.Supplier;
import org.claviger.server.account.Origin;
import org.claviger.server.platform.Caller;

/**
 * How a message came.
 *
 * @param byTransport who sends it by what the connection shows: a certificate, or on HTTPS an Authorization header. Asked once
 *     at most; refuses if what is shown doesn't hold
 */
public record Contact(Origin origin, Supplier<Optional<Caller>> byTransport) {}
