package org.claviger.launcher.demo;

import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Does one thing after the other and says each in plain words, with its milliseconds. */
interface Steps {
    /** Does it and returns what came of it. */
    <T> T step(String sentence, Supplier<T> deed);

    /** Shows something that a step has found. */
    void show(String line);

    /** Says nothing. */
    Steps SILENT = new Steps() {
        @Override
        public <T> T step(String sentence, Supplier<T> deed) {
            return deed.get();
        }

        @Override
        public void show(String line) {}
    };

    /** Says it to a person. */
    static Steps to(PrintWriter out) {
        return new Steps() {
            private int count;

            @Override
            public <T> T step(String sentence, Supplier<T> deed) {
                long start = System.nanoTime();
                T result = deed.get();
                long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
                out.printf("%2d. %-76s %6d ms%n", ++count, sentence, millis);
                out.flush();
                return result;
            }

            @Override
            public void show(String line) {
                out.println("      " + line);
                out.flush();
            }
        };
    }
}
