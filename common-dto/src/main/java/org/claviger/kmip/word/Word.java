package org.claviger.kmip.word;

import java.util.List;

/** A word of KMIP: a tag, a value of an enumeration, or a bit of a mask. */
public interface Word {
    /** What the tables say of the word. */
    Entry entry();

    /** The number that stands for the word in TTLV: 3 bytes for a tag, 4 for a value, one bit for a part of a mask. */
    default int code() {
        return entry().code();
    }

    /** The name as the specification prints it, and as attributes are named in KMIP 1.x: {@code Certificate Type}. */
    default String title() {
        return entry().title();
    }

    /** The name in XML and JSON: {@code CertificateType}. */
    default String camelCase() {
        return entry().camelCase();
    }

    /** True if that version has the word. */
    default boolean isIn(Version version) {
        return version.compareTo(entry().since()) >= 0 && version.compareTo(entry().until()) <= 0;
    }

    /**
     * A line of the tables.
     *
     * @param since the first version that has the word
     * @param until the last version that has it
     * @param aliases further names in XML and JSON that are understood, because some version had them
     */
    record Entry(int code, String title, String camelCase, Version since, Version until, List<String> aliases) {
        Entry(int code, String title, String camelCase, Version since, Version until, String... aliases) {
            this(code, title, camelCase, since, until, List.of(aliases));
        }
    }
}
