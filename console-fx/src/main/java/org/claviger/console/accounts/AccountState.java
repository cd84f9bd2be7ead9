package org.claviger.console.accounts;

import org.claviger.api.account.AccountResponse;

/** What matters most about whether somebody can sign in. */
enum AccountState {
    /** He can. */
    ENABLED,
    /** He has not yet replaced his initial password. */
    INITIAL,
    /** After too many wrong passwords; it passes by itself. */
    LOCKED,
    /** He is refused until he is enabled again. */
    DISABLED;

    static AccountState of(AccountResponse account) {
        if (!account.enabled()) {
            return DISABLED;
        }
        if (account.lockedUntil() != null) {
            return LOCKED;
        }
        return account.mustChangePassword() ? INITIAL : ENABLED;
    }
}
