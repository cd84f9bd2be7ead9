/**
 * Material that comes from elsewhere, and material that leaves: in the formats of others, and wrapped on its way unless
 * somebody says otherwise.
 */
@Room(uses = {"object", "vault", "crypto", "crypto.format", "crypto.primitive", "tenant", "audit"})
package org.claviger.server.transfer;

import org.claviger.server.platform.Room;
