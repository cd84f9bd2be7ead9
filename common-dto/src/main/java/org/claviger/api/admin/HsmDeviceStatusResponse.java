package org.claviger.api.admin;

import java.util.List;

/**
 * What a PKCS#11 library says of itself and its tokens, read when asked.
 *
 * @param missingMechanisms what Claviger needs and no token of this library offers, by its PKCS#11 name; empty if all is there
 */
public record HsmDeviceStatusResponse(
        String manufacturer,
        String description,
        String libraryVersion,
        String cryptokiVersion,
        List<HsmTokenResponse> tokens,
        List<String> missingMechanisms) {
    public HsmDeviceStatusResponse {
        tokens = List.copyOf(tokens);
        missingMechanisms = List.copyOf(missingMechanisms);
    }
}
