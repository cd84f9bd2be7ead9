package org.claviger.api.admin;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * Describes an HSM to Claviger.
 *
 * @param library absolute path of its PKCS#11 library, on the server
 */
public record HsmDeviceRequest(
        @NotBlank @Size(max = 63) String name,
        @NotBlank @Size(max = 1024) String library) {}
