/**
 * Attributes of managed objects as KMIP has them: as name, index and value up to 1.4, as items with tags of their own from 2.0
 * on. Within the server there is one form of them.
 */
@Room(uses = {"kmip", "object"})
package org.claviger.server.kmip.attribute;

import org.claviger.server.platform.Room;
