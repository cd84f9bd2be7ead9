/**
 * Managed objects: their attributes, states and usage masks, and who may find them. An object of another tenant, or of a
 * namespace that the client doesn't belong to, doesn't exist here.
 */
@Room(uses = {"vault", "hsm", "tenant", "crypto.primitive", "audit"})
package org.claviger.server.object;

import org.claviger.server.platform.Room;
