package org.claviger.api.crypto;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Brings material from elsewhere. Of a private key the public one is made an object, too; certificates that come with a key
 * become objects, linked to it.
 *
 * @param name unique in its namespace among objects of its type that are not destroyed; all that come of one import have it
 * @param material in {@code format}, at most 64 KiB; if it is wrapped, the wrapped bytes
 * @param wrapping absent: the material came in the clear
 * @param password of PKCS#12, or of an encrypted private key in PEM
 * @param type absent: what the material is. Bytes ({@code RAW}) are a symmetric key unless another type is named
 * @param algorithm needed for symmetric keys, whose bytes don't say it; of others it has to agree
 * @param usages absent: what the algorithm is mostly for; of secret data and opaque objects {@link Usage#EXPORT}
 * @param namespace the name of one that the client belongs to; absent: its only one, or {@code default}
 * @param preActive true: it is of no use before it is activated; absent: it is active at once, or from its activation date on
 * @param originalCreationDate when it was made, elsewhere
 * @param groups names of groups that it is in, each at most 255 characters
 * @param attributes of the caller's own: names of at most 255 characters, values of at most 1,000
 */
public record ImportRequest(
        @NotBlank @Size(max = 255) String name,
        @NotNull KeyFormat format,
        @NotNull @Size(min = 1, max = MAX_MATERIAL) byte[] material,
        @Nullable @Valid Wrapping wrapping,
        @Nullable Secret password,
        @Nullable ObjectType type,
        @Nullable Algorithm algorithm,
        @Nullable @Size(min = 1) Set<@NotNull Usage> usages,
        @Nullable @Size(min = 1, max = 63) String namespace,
        @Nullable Boolean preActive,
        @Nullable @Valid KeyPolicy policy,
        @Nullable LifeDates dates,
        @Nullable Instant originalCreationDate,

        @Nullable @Size(max = 20) Set<@NotBlank @Size(max = 255) String> groups,

        @Nullable @Size(max = 50) Map<@NotBlank @Size(max = 255) String, @NotNull @Size(max = 1000) String> attributes) {
    /** Bytes: the largest material, with room for what wraps it. */
    public static final int MAX_MATERIAL = (1 << 16) + (1 << 12);

    /** Material in the clear, of whatever it is. */
    public static ImportRequest of(String name, KeyFormat format, byte[] material) {
        return of(name, format, material, null, null, null);
    }

    /** Material in the clear, of a type and algorithm. */
    public static ImportRequest of(
            String name,
            KeyFormat format,
            byte[] material,
            @Nullable Secret password,
            @Nullable ObjectType type,
            @Nullable Algorithm algorithm) {
        return new ImportRequest(
                name, format, material, null, password, type, algorithm, null, null, null, null, null, null, null,
                null);
    }

    /** The same, wrapped. */
    public ImportRequest wrapped(byte[] wrappedMaterial, Wrapping by) {
        return new ImportRequest(
                name,
                format,
                wrappedMaterial,
                by,
                password,
                type,
                algorithm,
                usages,
                namespace,
                preActive,
                policy,
                dates,
                originalCreationDate,
                groups,
                attributes);
    }

    /** The same, for these usages and with this policy. */
    public ImportRequest with(Set<@NotNull Usage> allowed, KeyPolicy kept) {
        return new ImportRequest(
                name,
                format,
                material,
                wrapping,
                password,
                type,
                algorithm,
                allowed,
                namespace,
                preActive,
                kept,
                dates,
                originalCreationDate,
                groups,
                attributes);
    }

    @Override
    public String toString() {
        return "ImportRequest[" + name + "]";
    }

    /**
     * How the material is wrapped.
     *
     * @param importKeyId of a key that this client made for the purpose, and that was not used before
     * @param algorithm absent: the import key's default ({@link TransportAlgorithm#defaultFor})
     */
    public record Wrapping(
            @NotNull UUID importKeyId, @Nullable TransportAlgorithm algorithm) {}
}
