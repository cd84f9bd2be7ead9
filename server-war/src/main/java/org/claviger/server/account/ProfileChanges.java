package org.claviger.server.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.claviger.api.approval.Change;
import org.jspecify.annotations.Nullable;

/** Old beside new, for those who decide about an account. */
final class ProfileChanges {
    private ProfileChanges() {}

    /**
     * Only what differs.
     *
     * @param before absent for a new account
     */
    static List<Change> between(@Nullable Profile before, Profile after) {
        List<Change> changes = new ArrayList<>();
        add(changes, "username", before == null ? null : before.username(), after.username());
        add(changes, "displayName", before == null ? null : before.displayName(), after.displayName());
        add(changes, "email", before == null ? null : before.email(), after.email());
        add(changes, "roles", before == null ? null : roles(before), roles(after));
        return changes;
    }

    private static void add(List<Change> changes, String what, @Nullable String before, @Nullable String after) {
        if (!Objects.equals(before, after)) {
            changes.add(new Change(what, before, after));
        }
    }

    private static String roles(Profile profile) {
        return String.join(", ", new TreeSet<>(profile.roles()));
    }
}
