package org.claviger.api.tenant;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes a client: an application of the tenant.
 *
 * @param name unique in the tenant
 * @param description for people; absent: none
 * @param namespaces ids of those that it belongs to; absent: {@code default} alone
 * @param grants what it may do; absent: everything but to take key material out
 * @param sourceNetworks where it may connect from, in CIDR notation (RFC 4632, RFC 4291); absent: from anywhere
 * @param secretExpiresInDays after which its first secret ceases to hold; absent: never
 * @param oidcClientId the authorized party ({@code azp}, or else {@code client_id}) of tokens by which a trusted OpenID Connect
 *     issuer vouches for this client, unique in the tenant; absent: none does
 */
public record CreateClientRequest(
        @NotBlank @Size(max = 63) String name,
        @Nullable @Size(max = 500) String description,

        @Nullable @Size(min = 1, max = 100) Set<@NotNull UUID> namespaces,

        @Nullable @Size(max = 100) List<@NotNull @Valid Grant> grants,

        @Nullable @Size(max = 100) List<@NotNull @Size(max = 64) String> sourceNetworks,

        @Nullable @Min(1) @Max(3650) Integer secretExpiresInDays,
        @Nullable @Size(min = 1, max = 200) String oidcClientId) {
    public CreateClientRequest {
        namespaces = namespaces == null ? null : Set.copyOf(namespaces);
        grants = grants == null ? null : List.copyOf(grants);
        sourceNetworks = sourceNetworks == null ? null : List.copyOf(sourceNetworks);
    }

    /** One that may do everything but take key material out, in the namespace {@code default}. */
    public static CreateClientRequest of(String name) {
        return new CreateClientRequest(name, null, null, null, null, null, null);
    }
}
