package org.claviger.api.approval;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is to become another. Secrets are never shown: of them it is told only that they change.
 *
 * @param what its name, as the request has it
 * @param before absent if it is new
 * @param after absent if it goes
 */
public record Change(
        String what, @Nullable String before, @Nullable String after) {}
