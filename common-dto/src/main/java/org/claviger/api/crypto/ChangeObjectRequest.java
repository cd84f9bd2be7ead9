package org.claviger.api.crypto;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Changes by what an object is known and found. What is absent stays as it is; what is given takes the place of all that there
 * was, so that nothing is left of what is empty.
 *
 * @param name as in {@link CreateKeyRequest}; of a pair, this half's
 * @param groups as in {@link CreateKeyRequest}
 * @param attributes as in {@link CreateKeyRequest}
 * @param links to objects that the caller may read; those between the halves of a pair are the server's, and stay
 */
public record ChangeObjectRequest(
        @Nullable @Size(min = 1, max = 255) String name,

        @Nullable @Size(max = 20) Set<@NotBlank @Size(max = 255) String> groups,

        @Nullable @Size(max = 50) Map<@NotBlank @Size(max = 255) String, @NotNull @Size(max = 1000) String> attributes,

        @Nullable @Size(max = 50) Set<@NotNull @Valid Link> links) {}
