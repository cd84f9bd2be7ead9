/** Pure algorithms: bytes in, bytes out. No tenant, no database, no container. */
@Room(uses = {})
package org.claviger.server.crypto.primitive;

import org.claviger.server.platform.Room;
