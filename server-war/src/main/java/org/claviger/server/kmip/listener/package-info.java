/** KMIP's own port (KMIP 2.1, section 9.2; KMIP Profiles 2.1, section 3): TTLV over TLS, many messages on one connection. */
@Room(uses = {"kmip", "identity", "account"})
package org.claviger.server.kmip.listener;

import org.claviger.server.platform.Room;
