package org.claviger.console.common;

import java.util.concurrent.Callable;
import org.claviger.api.approval.ProposalResponse;
import org.claviger.api.client.ProposedException;
import org.jspecify.annotations.Nullable;

/**
 * What a request came to that others may have to accept first: one of the two is there.
 *
 * @param result what was done
 * @param proposal what others have to accept first
 */
public record Outcome<T>(@Nullable T result, @Nullable ProposalResponse proposal) {
    /** Makes the call. */
    public static <T> Outcome<T> of(Callable<T> call) throws Exception {
        try {
            return new Outcome<>(call.call(), null);
        } catch (ProposedException e) {
            return new Outcome<>(null, e.proposal());
        }
    }

    /** Whether others have to accept it first. */
    public boolean isProposed() {
        return proposal != null;
    }
}
