package org.claviger.server.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;

/** How many requests this node has answered over HTTPS since its start, and how. */
@ApplicationScoped
public class RequestCounts {
    private static final int REFUSED = 400;
    private static final int FAILED = 500;

    private final Instant since = Instant.now();
    private final LongAdder all = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder failed = new LongAdder();

    /** One was answered with this status of HTTP. */
    public void count(int status) {
        all.increment();
        if (status >= FAILED) {
            failed.increment();
        } else if (status >= REFUSED) {
            refused.increment();
        }
    }

    /** When the counting began. */
    public Instant since() {
        return since;
    }

    public long all() {
        return all.sum();
    }

    /** Those whose caller was told that something is wrong with them. */
    public long refused() {
        return refused.sum();
    }

    /** Those that the server is to blame for. */
    public long failed() {
        return failed.sum();
    }
}
