package org.claviger.console.profiles;

import org.claviger.api.admin.HsmProfileResponse;
import org.claviger.api.admin.HsmProfileState;
import org.claviger.api.admin.HsmProfileStatusResponse;

/** An HSM profile, and how it fares on the node that was asked. */
record Profile(HsmProfileResponse settings, HsmProfileStatusResponse status) {
    String name() {
        return settings.name();
    }

    HsmProfileState state() {
        return settings.blockedAt() == null ? status.state() : HsmProfileState.BLOCKED;
    }
}
