/**
 * The KMIP door, 1.0 to 2.1: what a request message says, who sends it, and what is answered, whatever it came by. Operations
 * are in {@code kmip.operation}, a class for those that belong together; each is a step into the rooms that REST uses, too.
 */
@Room(uses = {"crypto.parameter", "identity", "account", "tenant", "audit"})
package org.claviger.server.kmip;

import org.claviger.server.platform.Room;
