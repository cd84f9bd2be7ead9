package org.claviger.kmip.item;

/**
 * How many items one message has. Each takes many times the memory of the few bytes that it comes in: the longest message that
 * a server takes would become a tree of a quarter of a million.
 */
final class Count {
    /** A thousand Batch Items of fifty each. */
    static final int MOST = 50_000;

    private int items;

    /** Counts another one. */
    void another() throws DecodingException {
        items++;
        if (items > MOST) {
            throw new DecodingException("A message has at most " + MOST + " items. Send several messages.");
        }
    }
}
