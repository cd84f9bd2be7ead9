package org.claviger.api.admin;

import java.time.Instant;
import java.util.UUID;
import org.claviger.api.Revised;

/**
 * An HSM as it is configured.
 *
 * @param library absolute path of its PKCS#11 library, on the server
 */
public record HsmDeviceResponse(UUID id, String name, String library, Instant createdAt, long revision)
        implements Revised {}
