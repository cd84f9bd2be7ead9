package org.claviger.server.object;

import org.claviger.api.crypto.State;

/** The state of an object at an instant, as {@link Timeline#stateAt} tells it, for the database to find. */
final class PresentState {
    private static final String R = "o.life.state = org.claviger.api.crypto.State.";
    private static final String T = "o.life.timeline.";

    private static final String ACTIVATED = "(" + R + "ACTIVE OR (" + R + "PRE_ACTIVE AND " + come("activation") + "))";
    private static final String DEACTIVATED =
            "(" + R + "DEACTIVATED OR (" + ACTIVATED + " AND " + come("deactivation") + "))";

    private PresentState() {}

    /** JPQL of {@code o} and the instant {@code %1$s}. */
    static String condition(State state) {
        return switch (state) {
            case PRE_ACTIVE -> R + "PRE_ACTIVE AND " + ahead("activation") + " AND " + ahead("destroy");
            case ACTIVE -> ACTIVATED + " AND " + ahead("deactivation");
            case DEACTIVATED -> DEACTIVATED + " AND " + ahead("destroy");
            case COMPROMISED -> R + "COMPROMISED AND " + ahead("destroy");
            case DESTROYED ->
                "(" + R + "DESTROYED OR ((" + R + "PRE_ACTIVE AND " + ahead("activation") + " OR " + DEACTIVATED
                        + ") AND " + come("destroy") + "))";
            case DESTROYED_COMPROMISED ->
                "(" + R + "DESTROYED_COMPROMISED OR (" + R + "COMPROMISED AND " + come("destroy") + "))";
        };
    }

    private static String come(String date) {
        return T + date + " <= :%1$s";
    }

    private static String ahead(String date) {
        return "(" + T + date + " IS NULL OR " + T + date + " > :%1$s)";
    }
}
