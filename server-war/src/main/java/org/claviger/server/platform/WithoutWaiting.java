package org.claviger.server.platform;

/**
 * What threads do that serve many connections: nothing that waits for the database, an HSM or a lock. Where something would
 * have to, it is given up, and done anew by a thread that may wait. So what is done until then must bear to be done twice.
 */
public final class WithoutWaiting {
    private static final ThreadLocal<Boolean> WANTED = ThreadLocal.withInitial(() -> false);

    private WithoutWaiting() {}

    /** Returns true if it was done, or has failed by itself; false if it would have had to wait. */
    public static boolean attempt(Runnable work) {
        WANTED.set(true);
        try {
            work.run();
            return true;
        } catch (GivenUp e) {
            return false;
        } finally {
            WANTED.set(false);
        }
    }

    /** Asked by whatever is about to wait, or does what must not be done twice. */
    public static void endsHere() {
        if (WANTED.get()) {
            throw new GivenUp();
        }
    }

    /** An Error, since those who answer for each exception must not answer for this one. */
    private static final class GivenUp extends Error {
        private static final long serialVersionUID = 1L;

        private GivenUp() {
            super("It would have to wait.", null, false, false);
        }
    }
}
