package org.claviger.server.audit;

import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.server.platform.Caller;
import org.jspecify.annotations.Nullable;

/**
 * What a caller has done, or was refused, among other things in one request.
 *
 * @param refusal absent if it was done
 * @param objectId absent if it concerns none, or none that may be told
 */
public record Use(
        Action action,
        @Nullable ErrorCode refusal,
        @Nullable UUID objectId,
        @Nullable String detail) {
    /** Done. */
    public static Use of(Action action, @Nullable UUID objectId, @Nullable String detail) {
        return new Use(action, null, objectId, detail);
    }

    /** Refused. */
    public static Use refused(ErrorCode reason, String detail) {
        return new Use(Action.REQUEST_REFUSED, reason, null, detail);
    }

    Deed by(Caller caller) {
        return Deed.of(caller, action, refusal == null ? Deed.SUCCESS : refusal.name(), objectId, detail);
    }
}
