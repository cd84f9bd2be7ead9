package org.claviger.console.connect;

import java.net.URI;
import java.security.cert.X509Certificate;
import org.claviger.api.client.ApiClient;
import org.claviger.console.common.ConsoleException;

/** The first words with a server, before anything is trusted or sent. */
public interface Contact {
    /**
     * The CA certificate that the server presents. Nothing about it is proven yet: a person has to compare it.
     *
     * @throws ConsoleException if the server presents none that issued its own certificate
     * @throws org.claviger.api.client.ServerUnreachableException if none answers
     */
    X509Certificate caOf(URI server) throws ConsoleException;

    /**
     * A client that trusts this CA alone, once the server has proven with it to be {@code server}.
     *
     * @throws ConsoleException if it hasn't, for instance because its certificate is another host's
     * @throws org.claviger.api.client.ServerUnreachableException if none answers
     */
    ApiClient connect(URI server, X509Certificate ca) throws ConsoleException;
}
