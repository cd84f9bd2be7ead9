package org.claviger.server.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.claviger.api.crypto.State;
import org.claviger.api.crypto.Usage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** KMIP 2.1 section 4.57, and NIST SP 800-57 Part 1, section 7. */
class LifecycleTest {
    private static final Set<State> GONE = EnumSet.of(State.DESTROYED, State.DESTROYED_COMPROMISED);
    private static final Set<State> EXPOSED = EnumSet.of(State.COMPROMISED, State.DESTROYED_COMPROMISED);

    @ParameterizedTest(name = "{0}: protects {1}, processes {2}")
    @CsvSource({
        "PRE_ACTIVE, false, false",
        "ACTIVE, true, true",
        "DEACTIVATED, false, true",
        "COMPROMISED, false, true",
        "DESTROYED, false, false",
        "DESTROYED_COMPROMISED, false, false"
    })
    void a_state_allows_what_the_standard_says(State state, boolean protects, boolean processes) {
        assertThat(Lifecycle.allows(state, Usage.ENCRYPT)).isEqualTo(protects);
        assertThat(Lifecycle.allows(state, Usage.DECRYPT)).isEqualTo(processes);
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({
        "PRE_ACTIVE, 'ACTIVE COMPROMISED DESTROYED'",
        "ACTIVE, 'DEACTIVATED COMPROMISED'",
        "DEACTIVATED, 'COMPROMISED DESTROYED'",
        "COMPROMISED, DESTROYED_COMPROMISED",
        "DESTROYED, DESTROYED_COMPROMISED",
        "DESTROYED_COMPROMISED, ''"
    })
    void only_these_states_may_follow(State state, String followers) {
        Set<State> allowed = EnumSet.allOf(State.class);
        allowed.removeIf(next -> !Lifecycle.mayFollow(state, next));

        assertThat(allowed).extracting(State::name).containsExactlyInAnyOrder(words(followers));
    }

    @ParameterizedTest
    @EnumSource
    void no_state_follows_itself(State state) {
        assertThat(Lifecycle.mayFollow(state, state)).isFalse();
    }

    @Test
    void no_way_leads_back_from_compromise_or_destruction() {
        for (State next : State.values()) {
            for (State state : EXPOSED) {
                if (Lifecycle.mayFollow(state, next)) {
                    assertThat(EXPOSED).contains(next);
                }
            }
            for (State state : GONE) {
                if (Lifecycle.mayFollow(state, next)) {
                    assertThat(GONE).contains(next);
                }
            }
        }
    }

    private static String[] words(String text) {
        return text.isEmpty() ? new String[0] : text.split(" ", -1);
    }
}
