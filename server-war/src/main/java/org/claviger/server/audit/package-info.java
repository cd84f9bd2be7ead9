/**
 * The hash-chained trail of everything that was done and of every use of a key. A record is committed before its answer
 * leaves: no request is served that could not be recorded. It never holds a secret, plaintext or ciphertext.
 */
@Room(uses = {})
package org.claviger.server.audit;

import org.claviger.server.platform.Room;
