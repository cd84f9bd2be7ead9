package org.claviger.server.account;

import java.util.List;
import java.util.TreeSet;
import org.claviger.api.approval.Change;
import org.claviger.server.approval.Changes;
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
        return new Changes()
                .add("username", before == null ? null : before.username(), after.username())
                .add("displayName", before == null ? null : before.displayName(), after.displayName())
                .add("email", before == null ? null : before.email(), after.email())
                .add("roles", before == null ? null : roles(before), roles(after))
                .all();
    }

    private static String roles(Profile profile) {
        return String.join(", ", new TreeSet<>(profile.roles()));
    }
}
