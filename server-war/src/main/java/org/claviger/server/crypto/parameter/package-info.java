/**
 * Pure algorithms as the Cryptographic Parameters of KMIP choose them (KMIP 2.1, section 4.16): modes and paddings for which
 * the product's own API has no names, since nothing new should be protected by them.
 */
@Room(uses = {"crypto.primitive"})
package org.claviger.server.crypto.parameter;

import org.claviger.server.platform.Room;
