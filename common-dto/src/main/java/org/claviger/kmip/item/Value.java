package org.claviger.kmip.item;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/** The value of an item. Text and bytes aren't printed: they may be secret. */
public sealed interface Value {
    /** The type that an item with this value has. */
    ItemType type();

    /** Items in their order, which may repeat a tag. */
    record Structure(List<Item> items) implements Value {
        public Structure {
            items = List.copyOf(items);
        }

        @Override
        public ItemType type() {
            return ItemType.STRUCTURE;
        }
    }

    /** A number of 32 bits, or a mask of so many. */
    record Int(int number) implements Value {
        @Override
        public ItemType type() {
            return ItemType.INTEGER;
        }
    }

    /** A number of 64 bits. */
    record LongInt(long number) implements Value {
        @Override
        public ItemType type() {
            return ItemType.LONG_INTEGER;
        }
    }

    /**
     * A number of any size.
     *
     * @param bytes two's complement, the most significant byte first, as many as came: a multiple of 8. Not copied.
     */
    record BigInt(byte[] bytes) implements Value {
        /** The same number in as few bytes as KMIP has for it. */
        public static BigInt of(BigInteger number) {
            byte[] least = number.toByteArray();
            byte[] padded = new byte[(least.length + Long.BYTES - 1) / Long.BYTES * Long.BYTES];
            Arrays.fill(padded, 0, padded.length - least.length, (byte) (number.signum() < 0 ? -1 : 0));
            System.arraycopy(least, 0, padded, padded.length - least.length, least.length);
            return new BigInt(padded);
        }

        /** As a number. */
        public BigInteger number() {
            return new BigInteger(bytes);
        }

        @Override
        public ItemType type() {
            return ItemType.BIG_INTEGER;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof BigInt that && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }

    /** A value of an enumeration: which one, its tag says. */
    record Enumerated(int code) implements Value {
        @Override
        public ItemType type() {
            return ItemType.ENUMERATION;
        }
    }

    /** True or false. */
    record Bool(boolean isTrue) implements Value {
        @Override
        public ItemType type() {
            return ItemType.BOOLEAN;
        }
    }

    /** Text, UTF-8 where it is sent. */
    record Text(String text) implements Value {
        @Override
        public ItemType type() {
            return ItemType.TEXT_STRING;
        }

        @Override
        public String toString() {
            return type().title();
        }
    }

    /** Bytes, not copied: who takes the item takes them, and wipes them by {@link Item#wipe} where they are secret. */
    record Bytes(byte[] bytes) implements Value {
        @Override
        public ItemType type() {
            return ItemType.BYTE_STRING;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }

    /** Seconds since 1970-01-01T00:00:00Z. */
    record DateTime(long seconds) implements Value {
        @Override
        public ItemType type() {
            return ItemType.DATE_TIME;
        }
    }

    /** Seconds, of 32 bits without a sign. */
    record Interval(int seconds) implements Value {
        @Override
        public ItemType type() {
            return ItemType.INTERVAL;
        }
    }

    /** Microseconds since 1970-01-01T00:00:00Z. */
    record DateTimeExtended(long micros) implements Value {
        @Override
        public ItemType type() {
            return ItemType.DATE_TIME_EXTENDED;
        }
    }
}
