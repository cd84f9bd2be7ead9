package org.claviger.api.crypto;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an object is to be whose material is there already, or comes of an operation: unwrapped, derived, agreed, imported.
 *
 * @param name unique in its namespace among objects of its type that are not destroyed; both halves of a pair have it
 * @param type absent: {@link ObjectType#SYMMETRIC_KEY}
 * @param algorithm needed for symmetric keys; of the others their encoding says it, and has to agree
 * @param length bits; absent: as the material says, or where it is yet to be made the algorithm's usual one
 * @param usages absent: what the algorithm is mostly for; of secret data and opaque objects {@link Usage#EXPORT}
 * @param namespace the name of one that the client belongs to; absent: its only one, or {@code default}
 * @param preActive true: it is of no use before it is activated; absent: it is active at once, or from its activation date on
 * @param groups names of groups that it is in, each at most 255 characters
 * @param attributes of the caller's own: names of at most 255 characters, values of at most 1,000
 */
public record ObjectTemplate(
        @NotBlank @Size(max = 255) String name,
        @Nullable ObjectType type,
        @Nullable Algorithm algorithm,
        @Nullable Integer length,
        @Nullable @Size(min = 1) Set<@NotNull Usage> usages,
        @Nullable @Size(min = 1, max = 63) String namespace,
        @Nullable Boolean preActive,
        @Nullable @Valid KeyPolicy policy,
        @Nullable LifeDates dates,

        @Nullable @Size(max = 20) Set<@NotBlank @Size(max = 255) String> groups,

        @Nullable @Size(max = 50) Map<@NotBlank @Size(max = 255) String, @NotNull @Size(max = 1000) String> attributes) {
    /** A symmetric key in the namespace that goes without saying. */
    public static ObjectTemplate of(String name, Algorithm algorithm, @Nullable Set<@NotNull Usage> usages) {
        return of(ObjectType.SYMMETRIC_KEY, name, algorithm, usages, null);
    }

    /** An object in the namespace that goes without saying. */
    public static ObjectTemplate of(
            ObjectType type,
            String name,
            @Nullable Algorithm algorithm,
            @Nullable Set<@NotNull Usage> usages,
            @Nullable KeyPolicy policy) {
        return new ObjectTemplate(name, type, algorithm, null, usages, null, null, policy, null, null, null);
    }
}
