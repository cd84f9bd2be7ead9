package org.claviger.server.vault;

import java.util.UUID;
import org.claviger.api.crypto.ObjectType;

/**
 * Names the material of one version of a managed object.
 *
 * @param type of the object: part of what its seal authenticates
 */
public record MaterialRef(UUID tenantId, UUID objectId, int version, ObjectType type) {}
