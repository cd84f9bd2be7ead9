package org.claviger.server.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Connections to the database outside of the container's pool and of all transactions, for the few who keep theirs for as
 * long as the server runs.
 */
@ApplicationScoped
public class OwnConnections {
    private static final int CONNECT_SECONDS = 5;

    private static final Duration SILENCE = Duration.ofSeconds(30);

    @Inject
    @ConfigProperty(name = "claviger.database.url")
    String url;

    @Inject
    @ConfigProperty(name = "claviger.database.user")
    String user;

    @Inject
    @ConfigProperty(name = "claviger.database.password")
    String password;

    /** Makes a connection each time it is asked for one; whoever gets it closes it. */
    public DataSource dataSource() {
        return dataSource(SILENCE);
    }

    /** The same, whose connections take the database for gone if it is silent for so long. */
    DataSource dataSource(Duration silence) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(url);
        source.setUser(user);
        source.setPassword(password);
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setSocketTimeout(Math.toIntExact(silence.toSeconds()));
        // As for the pool: of an absent UUID PostgreSQL itself finds the type.
        source.setStringType("unspecified");
        source.setApplicationName("claviger");
        return source;
    }
}
