package org.claviger.server.account;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an account is called, and the names of its roles. */
public record Profile(
        String username, String displayName, @Nullable String email, Set<String> roles) {
    public Profile {
        roles = Set.copyOf(roles);
    }
}
