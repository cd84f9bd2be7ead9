package org.claviger.api.auth;

import java.util.List;
import org.claviger.api.Secret;

/** Codes for when the authenticator is lost: shown once, each good for one sign-in. */
public record RecoveryCodesResponse(List<Secret> codes) {
    public RecoveryCodesResponse {
        codes = List.copyOf(codes);
    }
}
