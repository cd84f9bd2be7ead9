package org.claviger.console.common;

import org.claviger.api.ErrorCode;
import org.claviger.api.Problem;
import org.claviger.api.client.ApiException;

/** Refusals as a server sends them. */
public final class Refusal {
    /** The correlation id of all of them. */
    public static final String CORRELATION_ID = "0123-4567";

    private Refusal() {}

    /** A refusal with this code. */
    public static ApiException of(ErrorCode code) {
        return new ApiException(new Problem("about:blank", "A title", 400, "A detail.", code, CORRELATION_ID, null));
    }
}
