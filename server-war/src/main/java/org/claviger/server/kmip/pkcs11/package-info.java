/**
 * PKCS#11 over KMIP (2.1, section 6.1.37; KMIP Profiles 2.1, section 5.18): the functions of Cryptoki 3.0, each as the
 * operations of KMIP that it amounts to. So permissions, states, limits and records are those of KMIP's own clients.
 */
@Room(uses = {"kmip", "object", "crypto", "audit"})
package org.claviger.server.kmip.pkcs11;

import org.claviger.server.platform.Room;
