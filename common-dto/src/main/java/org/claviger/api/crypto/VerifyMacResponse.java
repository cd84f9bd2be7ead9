package org.claviger.api.crypto;

import java.util.UUID;

/** Whether a message authentication code is the key's. That it isn't is an answer, not an error. */
public record VerifyMacResponse(UUID keyId, int version, boolean valid) {}
