package org.claviger.api.admin;

import java.time.Instant;
import java.util.UUID;

/** An HSM profile. Its credentials are never returned. */
public record HsmProfileResponse(
        UUID id, String name, UUID deviceId, String deviceName, String tokenLabel, Instant createdAt) {}
