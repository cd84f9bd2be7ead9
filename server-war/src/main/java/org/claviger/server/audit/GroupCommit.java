package org.claviger.server.audit;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.claviger.server.platform.Gathering;

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
}
