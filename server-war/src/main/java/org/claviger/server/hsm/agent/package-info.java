/**
 * The agent process: the only code that speaks PKCS#11. It runs beside the server, one process per library, because a
 * vendor's library may crash, hang, or need a restart of its process to recover (docs/adr/0001). It needs nothing but the
 * JDK, and knows nothing of tenants, objects or databases. The server uses of it only {@link
 * org.claviger.server.hsm.agent.Message}, {@link org.claviger.server.hsm.agent.Operation}, {@link
 * org.claviger.server.hsm.agent.Mechanism}, {@link org.claviger.server.hsm.agent.KeyUsage}, {@link
 * org.claviger.server.hsm.agent.Frames} and {@link org.claviger.server.hsm.agent.Peers}.
 */
@Room(uses = {})
package org.claviger.server.hsm.agent;

import org.claviger.server.platform.Room;
