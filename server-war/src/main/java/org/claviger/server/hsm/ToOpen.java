package org.claviger.server.hsm;

import org.claviger.server.hsm.agent.Message;

/**
 * What {@link Tokens#seal} returned, to be opened.
 *
 * @param aad as it was sealed with
 */
record ToOpen(TokenKey key, byte[] aad, byte[] sealed) {
    /** Adds copies, since a message is wiped when it was sent. */
    Message addTo(Message request) {
        return request.with(key.id()).with(aad.clone()).with(sealed.clone());
    }

    int bytes() {
        return aad.length + sealed.length;
    }
}
