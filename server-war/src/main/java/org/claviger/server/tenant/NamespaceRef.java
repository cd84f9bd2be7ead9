package org.claviger.server.tenant;

import java.util.UUID;

/** A namespace of a tenant, as other rooms know it. */
public record NamespaceRef(UUID id, String name) {}
