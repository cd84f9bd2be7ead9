package org.claviger.api.tenant;

import java.time.Instant;
import java.util.UUID;
import org.claviger.api.Revised;
import org.jspecify.annotations.Nullable;

/** A part of the tenant's keys, such as those of one application. Each key is in one; names of keys are unique within it. */
public record NamespaceResponse(
        UUID id, String name, @Nullable String description, Instant createdAt, long revision) implements Revised {}
