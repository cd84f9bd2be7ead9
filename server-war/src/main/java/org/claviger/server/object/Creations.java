package org.claviger.server.object;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import org.claviger.server.platform.Database;
import org.claviger.server.platform.Gathering;

/**
 * Stores new keys of many requests in one transaction. If the database refuses that, which one it was is looked for in another;
 * what can't be stored with others is tried once more alone.
 */
@ApplicationScoped
class Creations {
    private static final int LARGEST_GROUP = 100;

    @Inject
    CreationService service;

    private Gathering<Creation> gathering;

    @PostConstruct
    void start() {
        gathering = new Gathering<>(LARGEST_GROUP, this::store);
    }

    /** Returns true when it is committed, false if it has to be sealed anew; throws if it can't be stored. */
    boolean store(Creation creation) {
        try {
            gathering.await(creation);
        } catch (SQLException e) {
            throw Database.unavailable(e);
        }
        return creation.requireStored();
    }

    private void store(List<Creation> group) {
        try {
            service.storeAll(group);
        } catch (RuntimeException e) {
            if (Database.isUnavailable(e)) {
                group.forEach(each -> each.hasFailed(e));
            } else {
                storeWhatMayBe(group);
            }
        }
    }

    private void storeWhatMayBe(List<Creation> group) {
        try {
            service.storeWhatMayBe(group);
        } catch (RuntimeException e) {
            if (group.size() == 1 || Database.isUnavailable(e)) {
                group.forEach(each -> each.hasFailed(e));
            } else {
                group.forEach(each -> storeWhatMayBe(List.of(each)));
            }
        }
    }
}
