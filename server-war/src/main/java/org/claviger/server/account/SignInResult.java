package org.claviger.server.account;

import org.jspecify.annotations.Nullable;

/**
 * What came of a sign-in.
 *
 * @param codeNeeded true if the password was right and a code of the second factor is missing
 * @param person absent if it failed
 */
public record SignInResult(boolean codeNeeded, @Nullable SignedIn person) {
    static final SignInResult FAILED = new SignInResult(false, null);
    static final SignInResult CODE_NEEDED = new SignInResult(true, null);
}
