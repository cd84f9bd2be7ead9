/**
 * Tenants, their settings, namespaces and clients: who keeps keys here, which applications use which of them and how much,
 * and which HSM profile serves whom.
 */
@Room(uses = {"account", "hsm", "approval", "audit"})
package org.claviger.server.tenant;

import org.claviger.server.platform.Room;
