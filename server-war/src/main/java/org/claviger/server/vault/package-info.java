/**
 * Key material: sealed under the tenant's KEK before it is stored, opened for the one use that needs it, wiped after it.
 * Nothing outside this room sees sealed bytes.
 */
@Room(uses = {"kek", "hsm", "tenant", "audit"})
package org.claviger.server.vault;

import org.claviger.server.platform.Room;
