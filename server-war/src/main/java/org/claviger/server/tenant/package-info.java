/** Tenants and their clients: who keeps keys here, which applications use them, and which HSM profile serves whom. */
@Room(uses = {"account", "hsm", "approval", "audit"})
package org.claviger.server.tenant;

import org.claviger.server.platform.Room;
