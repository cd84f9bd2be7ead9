package org.claviger.server.approval;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.claviger.api.approval.Change;
import org.jspecify.annotations.Nullable;

/** Gathers what differs, old beside new. */
public final class Changes {
    private final List<Change> changes = new ArrayList<>();

    /** One thing, if it differs. */
    public Changes add(String what, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changes.add(new Change(what, text(before), text(after)));
        }
        return this;
    }

    public List<Change> all() {
        return List.copyOf(changes);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
