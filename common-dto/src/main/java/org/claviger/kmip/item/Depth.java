package org.claviger.kmip.item;

/** How deep structures may lie in each other: messages of the protocol need less than a dozen. */
final class Depth {
    static final int MOST = 32;

    private Depth() {}

    static void require(int depth) throws DecodingException {
        if (depth > MOST) {
            throw new DecodingException("Structures are nested more than " + MOST + " deep.");
        }
    }
}
