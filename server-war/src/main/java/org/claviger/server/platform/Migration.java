package org.claviger.server.platform;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;

/**
 * Brings the database's schema to the version of this server, before anything uses it. A schema that a newer server has
 * made is refused rather than guessed at.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN) // Flyway has transactions of its own
public class Migration {
    /** Other beans that need the database at start-up depend on this name. */
    public static final String NAME = "Migration";

    @Resource(lookup = Database.DATA_SOURCE)
    DataSource dataSource;

    @Inject
    Event<Starting> starting;

    @PostConstruct
    void start() {
        starting.fire(new Starting());
        migrate();
    }

    private void migrate() {
        try {
            Flyway.configure(getClass().getClassLoader())
                    .dataSource(dataSource)
                    // By default a schema from the future is taken for a good one.
                    .ignoreMigrationPatterns(new String[0])
                    .load()
                    .migrate();
        } catch (FlywayValidateException e) {
            throw new IllegalStateException(
                    "The database was laid out by a newer Claviger, or its schema was changed by hand. Start that newer one,"
                            + " or restore the backup that belongs to this one; nothing was changed.",
                    e);
        }
    }
}
