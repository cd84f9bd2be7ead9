package org.claviger.server.crypto.primitive;

/** What arrays of bytes lack. */
public final class Bytes {
    private Bytes() {}

    /** One behind the other. */
    public static byte[] concatenated(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        byte[] whole = new byte[length];
        int position = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, position, part.length);
            position += part.length;
        }
        return whole;
    }
}
