package org.claviger.kmip.item;

/** Which numbers can be tags at all (KMIP 2.1 section 11.56). */
final class Tags {
    private static final int STANDARD = 0x42;
    private static final int EXTENSIONS = 0x54;
    private static final int BITS_BELOW = 16;

    private Tags() {}

    static void require(int tag) throws DecodingException {
        int range = tag >>> BITS_BELOW;
        if (range != STANDARD && range != EXTENSIONS) {
            throw new DecodingException("An item has a tag that is neither KMIP's nor a vendor's.");
        }
    }
}
