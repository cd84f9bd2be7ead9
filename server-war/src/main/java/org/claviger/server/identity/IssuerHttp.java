package org.claviger.server.identity;

import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.time.Duration;

/** Fetches an issuer's documents: soon or not at all, of a bounded size, and from nowhere else than was asked. */
final class IssuerHttp extends DefaultResourceRetriever {
    private static final int PATIENCE = (int) Duration.ofSeconds(2).toMillis();
    private static final int MOST_BYTES = 256 * 1024;

    IssuerHttp(OidcIssuer issuer) {
        super(PATIENCE, PATIENCE, MOST_BYTES, true, IssuerTrust.of(issuer.caFile()));
    }

    @Override
    protected HttpURLConnection openHTTPConnection(URL url) throws IOException {
        HttpURLConnection connection = super.openHTTPConnection(url);
        connection.setInstanceFollowRedirects(false);
        return connection;
    }
}
