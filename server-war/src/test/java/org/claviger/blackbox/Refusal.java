package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.claviger.api.ErrorCode;
import org.claviger.api.Problem;
import org.claviger.api.client.ApiException;

/** Looks at how a request is refused. */
final class Refusal {
    private Refusal() {}

    /** The problem that a call ends with, which must be of this code. */
    static Problem of(ErrorCode code, ThrowingCallable call) {
        ApiException refused = catchThrowableOfType(ApiException.class, call);
        assertThat(refused).as("the call is refused").isNotNull();
        assertThat(refused.problem().code()).isEqualTo(code);
        return refused.problem();
    }
}
