package org.claviger.api.admin;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Gives Claviger a token to keep KEKs on, or replaces what it knows of it. Both credentials are tried before the profile is
 * saved. Closing it wipes both PINs.
 *
 * @param managementCredential the key-management user: makes and destroys KEKs
 * @param usageCredential the key-usage user: seals and opens key material under them
 * @param algorithms what the token may hold keys of; AES alone, of which KEKs are, if nothing is said
 */
public record HsmProfileRequest(
        @NotBlank @Size(max = 63) String name,
        @NotNull UUID deviceId,
        @NotBlank @Size(max = 32) String tokenLabel,
        @NotNull @Valid HsmCredential managementCredential,
        @NotNull @Valid HsmCredential usageCredential,
        @Nullable Set<HsmAlgorithm> algorithms)
        implements AutoCloseable {
    public HsmProfileRequest {
        algorithms = algorithms == null ? null : Set.copyOf(algorithms);
    }

    /** What the token may hold keys of: AES always. */
    public Set<HsmAlgorithm> algorithmsOrDefault() {
        EnumSet<HsmAlgorithm> all = EnumSet.of(HsmAlgorithm.AES);
        all.addAll(algorithms == null ? Set.of() : algorithms);
        return all;
    }

    @Override
    public void close() {
        managementCredential.pin().close();
        usageCredential.pin().close();
    }
}
