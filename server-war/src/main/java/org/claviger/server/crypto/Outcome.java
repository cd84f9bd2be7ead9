package org.claviger.server.crypto;

import org.claviger.server.platform.RefusedException;
import org.jspecify.annotations.Nullable;

/** What came of one of many: its result, or the refusal. */
public record Outcome<A>(@Nullable A result, @Nullable RefusedException problem) {
    static <A> Outcome<A> of(A result) {
        return new Outcome<>(result, null);
    }

    static <A> Outcome<A> refused(RefusedException problem) {
        return new Outcome<>(null, problem);
    }
}
