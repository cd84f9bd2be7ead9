package org.claviger.api.tenant;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a client is to be from now on. Its members are those of {@link CreateClientRequest}.
 *
 * @param description absent: none
 * @param namespaces ids, at least one
 * @param grants none: it may do nothing
 * @param sourceNetworks absent: from anywhere
 * @param oidcClientId absent: none
 */
public record ChangeClientRequest(
        @NotBlank @Size(max = 63) String name,
        @Nullable @Size(max = 500) String description,

        @NotEmpty @Size(max = 100) Set<@NotNull UUID> namespaces,

        @NotNull @Size(max = 100) List<@NotNull @Valid Grant> grants,

        @Nullable @Size(max = 100) List<@NotNull @Size(max = 64) String> sourceNetworks,

        @Nullable @Size(min = 1, max = 200) String oidcClientId) {
    public ChangeClientRequest {
        namespaces = namespaces == null ? null : Set.copyOf(namespaces);
        grants = grants == null ? null : List.copyOf(grants);
        sourceNetworks = sourceNetworks == null ? null : List.copyOf(sourceNetworks);
    }
}
