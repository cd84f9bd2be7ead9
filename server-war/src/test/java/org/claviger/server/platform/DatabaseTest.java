package org.claviger.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The error codes of PostgreSQL 17, appendix A. */
class DatabaseTest {
    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({
        "08000, connection exception, true, false",
        "08001, unable to establish a connection, true, false",
        "08006, connection failure, true, false",
        "53100, disk full, true, false",
        "53300, too many connections, true, false",
        "57014, query cancelled, true, false",
        "57P01, admin shutdown, true, false",
        "57P03, cannot connect now, true, false",
        "23505, unique violation, false, true",
        "23502, not null violation, false, false",
        "23503, foreign key violation, false, false",
        "22021, character not in repertoire, false, false",
        "28P01, invalid password, false, false",
        "40001, serialization failure, false, false",
        "42P01, undefined table, false, false"
    })
    void a_sqlstate_means_what_the_manual_says(String state, String name, boolean unavailable, boolean unique) {
        SQLException failure = new SQLException(name, state);

        assertThat(Database.isUnavailable(failure)).isEqualTo(unavailable);
        assertThat(Database.isUniqueViolation(failure)).isEqualTo(unique);
    }

    @Test
    void a_failure_without_sqlstate_means_nothing() {
        assertThat(Database.isUnavailable(new SQLException("?"))).isFalse();
        assertThat(Database.isUniqueViolation(new SQLException("?"))).isFalse();
    }

    @Test
    void a_cause_is_found_however_deep_it_lies() {
        RuntimeException down = new IllegalStateException(new RuntimeException(new SQLException("down", "08006")));
        RuntimeException taken = new IllegalStateException(new RuntimeException(new SQLException("taken", "23505")));

        assertThat(Database.isUnavailable(down)).isTrue();
        assertThat(Database.isUniqueViolation(down)).isFalse();
        assertThat(Database.isUniqueViolation(taken)).isTrue();
        assertThat(Database.isUnavailable(taken)).isFalse();
    }

    @Test
    void a_pool_that_gives_no_connection_is_a_database_out_of_reach() {
        assertThat(Database.isUnavailable(new RuntimeException(new PoolingException("in use"))))
                .isTrue();
        assertThat(Database.isUnavailable(new SQLException("Error in allocating a connection. Cause: in use")))
                .isTrue();
    }

    @Test
    void other_failures_are_not_the_databases() {
        assertThat(Database.isUnavailable(new IllegalStateException())).isFalse();
        assertThat(Database.isUnavailable(new IllegalStateException("08006"))).isFalse();
        assertThat(Database.isUniqueViolation(new IllegalStateException("23505")))
                .isFalse();
    }

    /** Named as the container's own, which an application can't name. */
    private static final class PoolingException extends Exception {
        private static final long serialVersionUID = 1L;

        PoolingException(String message) {
            super(message);
        }
    }
}
