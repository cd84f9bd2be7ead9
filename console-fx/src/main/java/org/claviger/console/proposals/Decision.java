package org.claviger.console.proposals;

import java.util.Locale;

/** What somebody does about a proposal. */
enum Decision {
    ACCEPT,
    REJECT,
    /** By the one who has proposed it. */
    WITHDRAW;

    /** As the server calls it. */
    String path() {
        return name().toLowerCase(Locale.ROOT);
    }
}
