/**
 * What KMIP's server sends by itself (2.1, section 6.2): Notify and Put, to clients that have taken the server's role on their
 * connections. It hears of changes as all of the node does, whoever made them, and wherever.
 */
@Room(uses = {"kmip", "kmip.attribute", "object", "audit"})
package org.claviger.server.kmip.push;

import org.claviger.server.platform.Room;
