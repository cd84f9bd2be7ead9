package org.claviger.server.approval;

import org.claviger.api.approval.IssuedCredential;
import org.claviger.api.approval.ProposalText;
import org.claviger.api.approval.Wording;
import org.jspecify.annotations.Nullable;

/**
 * What came of an action.
 *
 * @param outcome what was done, without secrets
 * @param answer what its door answers where it happened at once
 * @param credential a secret that was made, for who has given the last acceptance
 */
public record Carried(
        Wording outcome, @Nullable Object answer, @Nullable IssuedCredential credential) {
    /** What was done, in a sentence with these values. */
    public static Carried out(ProposalText text, Object... values) {
        return new Carried(Wording.of(text, values), null, null);
    }

    /** The same, with what the door answers. */
    public Carried answering(Object answered) {
        return new Carried(outcome, answered, credential);
    }
}
