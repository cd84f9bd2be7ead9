package org.claviger.server.object;

import java.util.Arrays;

/**
 * An attribute that an object keeps for a protocol, and knows nothing more of.
 *
 * @param vendor whose it is; empty for those of the protocol itself
 * @param position among those of the same name: it stays when another one goes
 * @param value as the protocol encodes it; not copied
 */
public record Kept(String vendor, String name, int position, byte[] value) {
    /** The only one of its name, of the protocol itself. */
    public static Kept of(String name, byte[] value) {
        return new Kept("", name, 0, value);
    }

    /** True if it is one of the protocol itself, of this name. */
    public boolean is(String wanted) {
        return vendor.isEmpty() && name.equals(wanted);
    }

    /** True if it is in the place of the other. */
    public boolean isInPlaceOf(Kept other) {
        return position == other.position && vendor.equals(other.vendor) && name.equals(other.name);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Kept that && isInPlaceOf(that) && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return name.hashCode() * 31 + Arrays.hashCode(value);
    }
}
