package org.claviger.server.kek;

import java.util.UUID;

/** Where a KEK is: all that sealing and opening need to know of it. */
public record KekRef(UUID id, UUID hsmProfileId) {}
