package org.claviger.server.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import org.claviger.server.platform.Restriction;
import org.claviger.server.platform.Settings;
import org.jspecify.annotations.Nullable;

/** Works out what an account may do now. */
@ApplicationScoped
class Standings {
    @Inject
    AccountRoles roles;

    @Inject
    SecondFactors secondFactors;

    @Inject
    Settings settings;

    Standing of(Account account) {
        return of(account, account.roles());
    }

    /**
     * The same for roles that an issuer has told of.
     *
     * @param names of roles
     */
    Standing of(Account account, Set<String> names) {
        return new Standing(
                account.username(), roles.permissionsOf(account.scope(), names), restrictionOf(account, names));
    }

    /** What is left to do before anything else; the issuer sees to it for those who sign in there. */
    @Nullable Restriction restrictionOf(Account account) {
        return restrictionOf(account, account.roles());
    }

    private @Nullable Restriction restrictionOf(Account account, Set<String> names) {
        if (account.mustChangePassword()) {
            return Restriction.INITIAL_PASSWORD;
        }
        boolean needed = account.isLocal() && names.stream().anyMatch(settings.secondFactorRoles()::contains);
        return needed && !secondFactors.has(account.id()) ? Restriction.NO_SECOND_FACTOR : null;
    }
}
