package org.claviger.api.admin;

import java.util.List;

/**
 * What a token says of itself (PKCS#11 2.40, C_GetTokenInfo).
 *
 * @param sessions that are open; -1 if the token does not say
 * @param maxSessions 0 if the token knows no limit, -1 if it does not say
 * @param mechanisms what it offers, by their PKCS#11 names; vendors' own by their numbers
 * @param missingMechanisms what Claviger needs of it and it does not offer; empty if all is there
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
        long maxSessions,
        List<String> mechanisms,
        List<String> missingMechanisms) {
    public HsmTokenResponse {
        mechanisms = List.copyOf(mechanisms);
        missingMechanisms = List.copyOf(missingMechanisms);
    }
}
