package org.claviger.server.platform;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.Set;
import org.claviger.api.ErrorCode;

/** The one database, and what its faults mean. */
public final class Database {
    /** Defined in {@code web.xml}. */
    public static final String DATA_SOURCE = "java:app/jdbc/claviger";

    /**
     * The same database by a pool of its own, for what has to be committed in the middle of somebody else's transaction: who
     * asks for it holds a connection of the first pool already.
     */
    public static final String SEALS_DATA_SOURCE = "java:app/jdbc/claviger-seals";

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String FOREIGN_KEY_VIOLATION = "23503";
    private static final String INVALID_TEXT = "22021";

    /** Classes of SQLSTATE: connection exception, operator intervention, insufficient resources. */
    private static final Set<String> OUT_OF_REACH = Set.of("08", "57", "53");

    private Database() {}

    /**
     * Stores something whose name has to be free.
     *
     * @param store writes it to the database before it returns
     * @param taken what the caller is told, by {@code NAME_TAKEN}, if the name isn't
     */
    public static void storeNamed(Runnable store, String taken) {
        try {
            store.run();
        } catch (PersistenceException e) {
            if (isUniqueViolation(e)) {
                throw new RefusedException(ErrorCode.NAME_TAKEN, taken, e);
            }
            throw e;
        }
    }

    /**
     * Removes something that nothing else may need.
     *
     * @param remove writes it to the database before it returns
     * @param needed what the caller is told, by {@code WRONG_STATE}, if something refers to it
     */
    public static void removeUnneeded(Runnable remove, String needed) {
        try {
            remove.run();
        } catch (PersistenceException e) {
            if (hasState(e, FOREIGN_KEY_VIOLATION)) {
                throw new RefusedException(ErrorCode.WRONG_STATE, needed, e);
            }
            throw e;
        }
    }

    /** What the caller is told of a statement that failed. */
    public static RefusedException unavailable(SQLException failure) {
        return new RefusedException(
                ErrorCode.DATABASE_UNAVAILABLE, "The database does not answer. Try again later.", failure);
    }

    /** True if the failure comes of a name that is taken already. */
    public static boolean isUniqueViolation(Throwable failure) {
        return hasState(failure, UNIQUE_VIOLATION);
    }

    /** True if the failure comes of a database that doesn't answer, or of the pool that could get no connection to it. */
    public static boolean isUnavailable(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isOutOfReach(cause) || isOfThePool(cause)) {
                return true;
            }
        }
        return false;
    }

    /** True if a text holds a character that the database can't: U+0000. */
    public static boolean isInvalidText(Throwable failure) {
        return hasState(failure, INVALID_TEXT);
    }

    private static boolean hasState(Throwable failure, String sqlState) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sqlState.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOutOfReach(Throwable cause) {
        return cause instanceof SQLException sql
                && sql.getSQLState() != null
                && sql.getSQLState().length() == 5
                && OUT_OF_REACH.contains(sql.getSQLState().substring(0, 2));
    }

    /** The container's own exceptions, which an application can't name. */
    private static boolean isOfThePool(Throwable cause) {
        return cause.getClass().getSimpleName().equals("PoolingException")
                || String.valueOf(cause.getMessage()).startsWith("Error in allocating a connection");
    }
}
