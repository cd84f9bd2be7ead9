package org.claviger.api.crypto;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/**
 * From one object to another of the tenant (KMIP 2.1, section 4.31).
 *
 * @param target the id of the other
 */
public record Link(@NotNull Type type, @NotNull UUID target) {
    /** What the other one is to this. */
    public enum Type {
        CERTIFICATE,
        PUBLIC_KEY,
        PRIVATE_KEY,
        /** From what this was derived. */
        DERIVATION_BASE,
        DERIVED_KEY,
        /** What came in this one's place. */
        REPLACEMENT,
        /** In whose place this came. */
        REPLACED,
        PARENT,
        CHILD,
        PREVIOUS,
        NEXT
    }
}
