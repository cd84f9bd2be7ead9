/** The nodes that serve from one database: each tells the others that it is there, and how it fares. */
@Room(uses = {"hsm"})
package org.claviger.server.node;

import org.claviger.server.platform.Room;
