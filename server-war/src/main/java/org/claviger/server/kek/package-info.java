/**
 * Key-encryption keys: the generations of each tenant's KEK, which of them seals, and the bound on how often one may. The
 * keys themselves are made on the token and never leave it.
 */
@Room(uses = {"approval", "hsm", "tenant", "audit"})
package org.claviger.server.kek;

import org.claviger.server.platform.Room;
