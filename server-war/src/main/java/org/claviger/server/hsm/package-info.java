/**
 * HSM devices, profiles and their credentials, and the sessions with their tokens. PINs lie in the database only sealed
 * under the profile master key; a PKCS#11 library is loaded only in agent processes, never here.
 */
@Room(uses = {"hsm.agent", "approval", "audit"})
package org.claviger.server.hsm;

import org.claviger.server.platform.Room;
