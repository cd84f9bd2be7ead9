package org.claviger.server.account;

import org.jspecify.annotations.Nullable;

/**
 * Where a sign-in comes from.
 *
 * @param address of the other end of the connection
 * @param userAgent what it says it is
 */
public record Origin(String address, @Nullable String userAgent, String correlationId) {}
