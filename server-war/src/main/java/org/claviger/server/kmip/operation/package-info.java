/** The operations of KMIP (2.1, section 6.1), each a step into the rooms that REST uses, too. */
@Room(
        uses = {
            "kmip",
            "kmip.attribute",
            "kmip.material",
            "kmip.rule",
            "object",
            "crypto",
            "crypto.parameter",
            "crypto.primitive",
            "tenant",
            "vault",
            "audit"
        })
package org.claviger.server.kmip.operation;

import org.claviger.server.platform.Room;
