package org.claviger.api.crypto;

import org.jspecify.annotations.Nullable;

/** Why the use of an object ended (KMIP 2.1, section 4.51). */
public record Revocation(
        RevokeKeyRequest.Reason reason, @Nullable String message) {}
