package org.claviger.api.admin;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * Gives Claviger a token to keep KEKs on. Both credentials are tried before the profile is saved. Closing it
 * wipes both PINs.
 *
 * @param managementCredential the key-management user: makes and destroys KEKs
 * @param usageCredential the key-usage user: seals and opens key material under them
 */
public record CreateHsmProfileRequest(
        @NotBlank @Size(max = 63) String name,
        @NotNull UUID deviceId,
        @NotBlank @Size(max = 32) String tokenLabel,
        @NotNull @Valid HsmCredential managementCredential,
        @NotNull @Valid HsmCredential usageCredential)
        implements AutoCloseable {
    @Override
    public void close() {
        managementCredential.pin().close();
        usageCredential.pin().close();
    }
}
