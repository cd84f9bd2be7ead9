package org.claviger.server.account;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.claviger.server.platform.Caller;
import org.jspecify.annotations.Nullable;

/**
 * A person as an OpenID Connect issuer tells of him. Issuer and subject are who he is; the rest is text of others.
 *
 * @param tenantId absent for an admin
 * @param issuer its name in the settings
 * @param subject {@code sub}
 * @param roles in the issuer's words; those that are none here count for nothing
 */
public record ExternalPerson(
        @Nullable UUID tenantId,
        String issuer,
        String subject,
        String username,
        Optional<String> displayName,
        Optional<String> email,
        Set<String> roles) {
    private static final int LONGEST_USERNAME = 64;
    private static final int LONGEST_DISPLAY_NAME = 200;
    private static final int LONGEST_EMAIL = 254;

    UUID scope() {
        return Caller.scopeOf(tenantId);
    }

    /**
     * What his account is to say.
     *
     * @param known those of the roles that are roles here
     */
    Profile profile(Set<String> known) {
        String name = ForeignText.username(username, LONGEST_USERNAME);
        return new Profile(
                name,
                displayName
                        .map(text -> ForeignText.cleaned(text, LONGEST_DISPLAY_NAME))
                        .filter(text -> !text.isEmpty())
                        .orElse(name),
                email.filter(text -> text.length() <= LONGEST_EMAIL)
                        .map(text -> ForeignText.cleaned(text, LONGEST_EMAIL))
                        .filter(text -> !text.isEmpty())
                        .orElse(null),
                known);
    }
}
