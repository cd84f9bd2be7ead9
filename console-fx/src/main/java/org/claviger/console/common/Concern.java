package org.claviger.console.common;

import java.util.List;

/**
 * Something that needs attention, in no language yet: the strings have {@code concern.KIND}, with the values as {@code {0}},
 * {@code {1}}...
 *
 * @param place the screen on which something can be done about it
 * @param values names and numbers
 */
public record Concern(Enum<?> kind, String place, List<Object> values) {
    public Concern {
        values = List.copyOf(values);
    }

    /** With these values. */
    public static Concern of(Enum<?> kind, String place, Object... values) {
        return new Concern(kind, place, List.of(values));
    }

    /** What is the matter, in words. */
    public String sentence(Strings strings) {
        return strings.text("concern." + kind, values.toArray());
    }
}
