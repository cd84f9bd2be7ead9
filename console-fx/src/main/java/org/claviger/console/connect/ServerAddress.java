package org.claviger.console.connect;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.claviger.console.common.ConsoleException;
import org.jspecify.annotations.Nullable;

/** The address of a server as people type it: {@code https://} may be left out, and a path is of no use. */
final class ServerAddress {
    static final String INVALID = "ADDRESS_INVALID";
    private static final String HTTPS = "https";
    private static final String SEPARATOR = "://";
    private static final int LAST_PORT = 65535;

    private ServerAddress() {}

    /** The address as {@code https://host} or {@code https://host:port}. */
    static URI parse(String typed) throws ConsoleException {
        String text = typed.strip();
        URI uri;
        try {
            uri = new URI(text.contains(SEPARATOR) ? text : HTTPS + SEPARATOR + text);
        } catch (URISyntaxException e) {
            throw invalid();
        }
        // A user in front of the host is how one server is made to look like another.
        if (!HTTPS.equalsIgnoreCase(uri.getScheme())
                || isBlank(uri.getHost())
                || uri.getUserInfo() != null
                || uri.getPort() == 0
                || uri.getPort() > LAST_PORT) {
            throw invalid();
        }
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return URI.create(HTTPS + SEPARATOR + uri.getHost().toLowerCase(Locale.ROOT) + port);
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static ConsoleException invalid() {
        return new ConsoleException(INVALID, (String) null);
    }
}
