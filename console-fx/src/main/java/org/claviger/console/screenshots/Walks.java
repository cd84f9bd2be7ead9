package org.claviger.console.screenshots;

/** How the console walks by itself: on a thread beside that of the window, until it ends the process. */
final class Walks {
    private Walks() {}

    /** Walks, and ends the process: with 0, or with 1 and a sentence if it stumbled. */
    static void startAndExit(String what, Walk walk) {
        Thread walker = new Thread(
                () -> {
                    try {
                        walk.go();
                        System.exit(0);
                    } catch (Exception e) {
                        System.err.println("No " + what + ": " + e.getMessage());
                        System.exit(1);
                    }
                },
                what);
        walker.setDaemon(true);
        walker.start();
    }

    /** What is done on the way. */
    @FunctionalInterface
    interface Walk {
        void go() throws Exception;
    }
}
