package org.claviger.benchmark;

/** Tells a person what is going on, by the standard error: the standard output is the table's. */
final class Progress {
    private Progress() {}

    @SuppressWarnings({"SystemOut", "AnnotateFormatMethod"}) // what it is for
    static void say(String format, Object... values) {
        System.err.printf("bench: " + format + "%n", values);
    }
}
