package org.claviger.server.audit;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.claviger.server.platform.Gathering;
import org.jspecify.annotations.Nullable;

/** Commits the deeds of many requests in one transaction, so that an audited request costs a share of a commit. */
final class GroupCommit {
    private static final int LARGEST_GROUP = 500;

    private final Gathering<Deed> gathering;

    GroupCommit(DataSource dataSource) {
        gathering = new Gathering<>(LARGEST_GROUP, new TrailWriter(dataSource)::write);
    }

    /** Returns when what was done in one request is committed; throws if it could not be. */
    void commit(List<Deed> deeds) throws SQLException {
        gathering.awaitAll(deeds);
    }

    /**
     * The same for who doesn't wait.
     *
     * @param told when it is committed, or why it could not be
     * @param workers commit if nobody does who waits
     */
    void commit(List<Deed> deeds, Consumer<@Nullable SQLException> told, Executor workers) {
        gathering.submit(deeds, told, workers);
    }
}
