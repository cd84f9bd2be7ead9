package org.claviger.server.hsm;

import java.util.Arrays;

/**
 * What C_Login takes, for one token.
 *
 * @param pin in UTF-8; wiped when closed
 */
record TokenLogin(String tokenLabel, long userType, byte[] pin) implements AutoCloseable {
    @Override
    public void close() {
        Arrays.fill(pin, (byte) 0);
    }

    @Override
    public String toString() {
        return "TokenLogin[" + tokenLabel + "]";
    }
}
