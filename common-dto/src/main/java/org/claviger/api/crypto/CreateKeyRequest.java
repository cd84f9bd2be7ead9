package org.claviger.api.crypto;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a key, or a pair of keys. Its material is random, and leaves the server only sealed, or never leaves the HSM.
 *
 * @param name unique in its namespace among keys of its type that are not destroyed; both halves of a pair have it
 * @param length bits; absent: the algorithm's own, or its usual one
 * @param usages what it may be used for; absent: what the algorithm is mostly for. Each half of a pair gets those that are its
 * @param namespace the name of one that the client belongs to; absent: its only one, or {@code default}
 * @param protection absent: sealed
 * @param preActive true: it is of no use before it is activated; absent: it is active at once, or from its activation date on
 * @param groups names of groups that it is in, each at most 255 characters
 * @param attributes of the caller's own: names of at most 255 characters, values of at most 1,000
 */
public record CreateKeyRequest(
        @NotBlank @Size(max = 255) String name,
        @NotNull Algorithm algorithm,
        @Nullable Integer length,
        @Nullable @Size(min = 1) Set<@NotNull Usage> usages,
        @Nullable @Size(min = 1, max = 63) String namespace,
        @Nullable ProtectionLevel protection,
        @Nullable Boolean preActive,
        @Nullable @Valid KeyPolicy policy,
        @Nullable LifeDates dates,

        @Nullable @Size(max = 20) Set<@NotBlank @Size(max = 255) String> groups,

        @Nullable @Size(max = 50) Map<@NotBlank @Size(max = 255) String, @NotNull @Size(max = 1000) String> attributes) {
    /** Makes one in the namespace that goes without saying. */
    public static CreateKeyRequest of(
            String name, Algorithm algorithm, @Nullable Integer length, @Nullable Set<@NotNull Usage> usages) {
        return in(null, name, algorithm, length, usages);
    }

    /** Makes one in a namespace. */
    public static CreateKeyRequest in(
            @Nullable String namespace,
            String name,
            Algorithm algorithm,
            @Nullable Integer length,
            @Nullable Set<@NotNull Usage> usages) {
        return new CreateKeyRequest(name, algorithm, length, usages, namespace, null, null, null, null, null, null);
    }
}
