package org.claviger.server.identity;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which addresses of an issuer are fit to be asked for keys: https, and http on this machine only. */
final class OidcUrls {
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    private OidcUrls() {}

    /**
     * The address, if it is fit; it names its host, and has neither user information nor a fragment. Whether a host is this
     * machine is told from how it is written: a name server has no say in it.
     */
    static Optional<URI> fit(String text) {
        try {
            URI uri = new URI(text);
            String host = uri.getHost();
            boolean plain = host != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null;
            boolean guarded = "https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && isLoopback(host));
            return plain && guarded ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isLoopback(String host) {
        return LOOPBACK.matcher(String.valueOf(host)).matches();
    }
}
