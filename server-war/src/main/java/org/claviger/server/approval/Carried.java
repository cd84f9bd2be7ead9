package org.claviger.server.approval;

import org.claviger.api.approval.IssuedCredential;
import org.jspecify.annotations.Nullable;

/**
 * What came of an action.
 *
 * @param outcome what was done, in one sentence, without secrets
 * @param answer what its door answers where it happened at once
 * @param credential a secret that was made, for who has given the last acceptance
 */
public record Carried(
        String outcome, @Nullable Object answer, @Nullable IssuedCredential credential) {
    public static Carried out(String outcome) {
        return new Carried(outcome, null, null);
    }

    public static Carried out(String outcome, Object answer) {
        return new Carried(outcome, answer, null);
    }
}
