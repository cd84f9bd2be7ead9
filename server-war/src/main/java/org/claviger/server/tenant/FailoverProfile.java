package org.claviger.server.tenant;

import java.util.UUID;
import org.claviger.api.admin.LinkHsmProfileRequest;
import org.jspecify.annotations.Nullable;

/**
 * Which HSM profile is to stand in for a tenant's first.
 *
 * @param hsmProfileId absent: none
 */
public record FailoverProfile(@Nullable UUID hsmProfileId) {
    public static final FailoverProfile NONE = new FailoverProfile(null);

    /** The one that is asked for. */
    public static FailoverProfile of(LinkHsmProfileRequest request) {
        return new FailoverProfile(request.hsmProfileId());
    }
}
