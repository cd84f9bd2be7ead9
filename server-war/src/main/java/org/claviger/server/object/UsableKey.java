package org.claviger.server.object;

import java.util.UUID;
import org.claviger.api.crypto.Algorithm;
import org.claviger.server.vault.MaterialRef;

/**
 * A key that its caller may use now for what he asked.
 *
 * @param length bits
 */
public record UsableKey(UUID id, Algorithm algorithm, int length, MaterialRef material) {}
