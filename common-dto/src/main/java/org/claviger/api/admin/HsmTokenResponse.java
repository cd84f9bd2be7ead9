package org.claviger.api.admin;

/**
 * What a token says of itself (PKCS#11 2.40, C_GetTokenInfo).
 *
 * @param maxSessions 0 if the token knows no limit
 */
public record HsmTokenResponse(
        long slot,
        String label,
        String manufacturer,
        String model,
        String serialNumber,
        String firmwareVersion,
        boolean initialized,
        long sessions,
        long maxSessions) {}
