package org.claviger.server.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.claviger.api.ErrorCode;
import org.claviger.api.auth.Permission;
import org.claviger.server.approval.ApprovalPolicyService;
import org.claviger.server.approval.Deciders;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.RefusedException;

/**
 * Sees to it that a scope always has enough people: who may decide, and who may make accounts. One who still has an initial
 * password doesn't count: whether he ever signs in is not known.
 */
@ApplicationScoped
public class People implements Deciders {
    @Inject
    Accounts accounts;

    @Inject
    AccountRoles roles;

    @Inject
    ApprovalPolicyService policy;

    @Override
    public int countBeside(UUID scope, UUID proposer) {
        return (int) accounts.all(scope).stream()
                .filter(account -> account.isInUse() && !account.id().equals(proposer))
                .filter(account -> permissionsOf(account).contains(Permission.DECIDE_PROPOSALS))
                .count();
    }

    /**
     * Refuses to do without an account, or to give it other roles, if too few were left. One who signs in elsewhere is not
     * counted on, so that he never has to stay.
     *
     * @param after the roles that it is to have; none if it goes
     */
    void requireEnoughWithout(Account leaving, Set<String> after) {
        if (!leaving.isLocal()) {
            return;
        }
        Set<Permission> kept = roles.permissionsOf(leaving.scope(), after);
        requireEnough(leaving.scope(), account -> account.id().equals(leaving.id()) ? kept : permissionsOf(account));
    }

    /** Refuses to let a role do something else, if too few were left who may do what has to be done. */
    void requireEnoughIf(UUID scope, String role, Set<Permission> after) {
        requireEnough(scope, account -> account.roles().contains(role) ? after : permissionsOf(account));
    }

    /** Those who sign in elsewhere don't count: whether they still can is not known here. */
    private void requireEnough(UUID scope, Function<Account, Set<Permission>> permissions) {
        accounts.takeAlone(scope);
        List<Account> counted = accounts.all(scope).stream()
                .filter(account -> account.isInUse() && account.isLocal())
                .toList();
        int needed = decidersNeeded(scope, counted);
        if (count(counted, Permission.DECIDE_PROPOSALS, permissions) < needed) {
            throw new RefusedException(
                    ErrorCode.WRONG_STATE,
                    needed == 1
                            ? "This is the last admin who can sign in and decide; make another first."
                            : "The approval policy needs " + needed + " people who may decide, and fewer were left."
                                    + " Make another, who has to sign in once, first.");
        }
        if (count(counted, Permission.MANAGE_ACCOUNTS, permissions) < 1) {
            throw new RefusedException(
                    ErrorCode.WRONG_STATE,
                    "Nobody could make accounts any more. Give somebody else that permission first.");
        }
    }

    /** An installation begins with one admin. Once there are enough for the policy, nobody gets rid of those who watch him. */
    private int decidersNeeded(UUID scope, List<Account> counted) {
        int needed = policy.decidersNeeded(scope);
        return scope.equals(Caller.SYSTEM)
                ? (int) Math.max(1, Math.min(needed, count(counted, Permission.DECIDE_PROPOSALS, this::permissionsOf)))
                : needed;
    }

    private static long count(
            List<Account> counted, Permission permission, Function<Account, Set<Permission>> permissions) {
        return counted.stream()
                .filter(account -> permissions.apply(account).contains(permission))
                .count();
    }

    private Set<Permission> permissionsOf(Account account) {
        return roles.permissionsOf(account.scope(), account.roles());
    }
}
