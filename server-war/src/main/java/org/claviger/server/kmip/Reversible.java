package org.claviger.server.kmip;

import org.claviger.kmip.word.Version;

/** A connection on which client and server can change their roles (KMIP 2.1, section 6.1.54). */
@FunctionalInterface
public interface Reversible {
    /** From the answer to the present message on, which has to be a success, the server asks and the client answers. */
    Peer reverse(Version version);
}
