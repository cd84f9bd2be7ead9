package org.claviger.server.rest;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.claviger.api.ErrorCode;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.RefusedException;
import org.jspecify.annotations.Nullable;

/** Who calls in the request that is being served. Resources ask for it; only {@link Authentication} fills it. */
@RequestScoped
public class CurrentCaller {
    private @Nullable Caller caller;

    /** The caller; refuses if there is none, which only a resource that permits strangers can meet. */
    public Caller get() {
        return known().orElseThrow(() -> new RefusedException(ErrorCode.NOT_AUTHENTICATED, "Sign in first."));
    }

    Optional<Caller> known() {
        return Optional.ofNullable(caller);
    }

    void is(Caller identified) {
        caller = identified;
    }
}
