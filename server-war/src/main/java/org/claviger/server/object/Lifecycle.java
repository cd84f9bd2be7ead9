package org.claviger.server.object;

import java.util.List;
import org.claviger.api.crypto.State;
import org.claviger.api.crypto.Usage;

/** What each state allows, and which may follow it (KMIP 2.1 section 4.57; NIST SP 800-57 Part 1, section 7). */
final class Lifecycle {
    /** States of objects whose material there is no more. */
    static final List<State> GONE = List.of(State.DESTROYED, State.DESTROYED_COMPROMISED);

    private Lifecycle() {}

    /** After its time a key still processes what it protected, and protects nothing new. */
    static boolean allows(State state, Usage usage) {
        return switch (state) {
            case ACTIVE -> true;
            case DEACTIVATED, COMPROMISED -> !protects(usage);
            case PRE_ACTIVE, DESTROYED, DESTROYED_COMPROMISED -> false;
        };
    }

    static boolean mayFollow(State state, State next) {
        return switch (state) {
            case PRE_ACTIVE -> next == State.ACTIVE || next == State.COMPROMISED || next == State.DESTROYED;
            case ACTIVE -> next == State.DEACTIVATED || next == State.COMPROMISED;
            case DEACTIVATED -> next == State.COMPROMISED || next == State.DESTROYED;
            case COMPROMISED, DESTROYED -> next == State.DESTROYED_COMPROMISED;
            case DESTROYED_COMPROMISED -> false;
        };
    }

    /** What an object becomes when it is destroyed. */
    static State destroyed(State state) {
        return state == State.COMPROMISED ? State.DESTROYED_COMPROMISED : State.DESTROYED;
    }

    static boolean isDestroyed(State state) {
        return GONE.contains(state);
    }

    /** NIST SP 800-57 calls it originator usage. */
    static boolean protects(Usage usage) {
        return switch (usage) {
            case SIGN, ENCRYPT, WRAP_KEY, GENERATE_MAC, DERIVE_KEY, KEY_AGREEMENT, FPE_ENCRYPT, ENCAPSULATE -> true;
            case VERIFY, DECRYPT, UNWRAP_KEY, EXPORT, VERIFY_MAC, FPE_DECRYPT, DECAPSULATE -> false;
        };
    }
}
