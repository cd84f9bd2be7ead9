/** Using keys: one class per verb, the same for REST and KMIP: find, open, use, record. */
@Room(uses = {"object", "vault", "hsm", "crypto.primitive", "crypto.parameter", "audit"})
package org.claviger.server.crypto;

import org.claviger.server.platform.Room;
