package org.claviger.api.admin;

import java.util.UUID;

/**
 * A KEK that is to be rotated soon, by an operator of its tenant.
 *
 * @param tenantName whose
 * @param seals that are used
 * @param sealBound how many there are
 */
public record KekNearBound(UUID tenantId, String tenantName, int generation, long seals, long sealBound) {}
