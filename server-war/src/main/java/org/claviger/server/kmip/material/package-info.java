/** Managed objects with their material, as KMIP has them: Key Blocks, certificates, and what the server keeps as it came. */
@Room(uses = {"kmip", "kmip.attribute", "object", "crypto.format", "crypto.primitive"})
package org.claviger.server.kmip.material;

import org.claviger.server.platform.Room;
