package org.claviger.api.approval;

import java.time.Instant;
import java.util.UUID;
import org.claviger.api.Secret;
import org.jspecify.annotations.Nullable;

/**
 * A secret that an accepted proposal has brought about: shown to the one whose acceptance carried it out, once.
 *
 * @param id of the account or client
 * @param name its username or name
 * @param expiresAt void after this; absent if it is good until it is replaced
 */
public record IssuedCredential(
        UUID id, String name, Secret secret, @Nullable Instant expiresAt) {}
