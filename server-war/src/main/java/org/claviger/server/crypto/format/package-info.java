/** Keys and certificates in the formats that others read and write: bytes in, bytes out. */
@Room(uses = {"crypto.primitive"})
package org.claviger.server.crypto.format;

import org.claviger.server.platform.Room;
