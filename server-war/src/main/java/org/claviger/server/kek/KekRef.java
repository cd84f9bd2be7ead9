package org.claviger.server.kek;

import java.util.UUID;
import org.claviger.api.tenant.KekPlace;
import org.claviger.server.hsm.TokenKey;

/** Where a KEK is: all that sealing and opening need to know of it. */
public record KekRef(UUID id, KekPlace place, TokenKey key) {}
