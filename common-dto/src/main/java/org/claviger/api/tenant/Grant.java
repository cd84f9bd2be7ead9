package org.claviger.api.tenant;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lets a client do something. What no grant allows is refused.
 *
 * @param namespaceId where; absent: in each namespace of the client
 * @param keyNames to which keys: a pattern in which {@code *} stands for any characters and {@code ?} for one; absent: all
 */
public record Grant(
        @NotEmpty Set<@NotNull OperationGroup> operations,
        @Nullable UUID namespaceId,
        @Nullable @Size(min = 1, max = 200) String keyNames) {
    public Grant {
        operations = operations == null ? null : Set.copyOf(operations);
    }
}
