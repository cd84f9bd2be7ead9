package org.claviger.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class RandomsTest {
    @RepeatedTest(20)
    void a_password_for_people_has_no_characters_that_look_like_others() {
        assertThat(Randoms.readablePassword()).matches("([a-hj-km-np-z2-9]{5}-){3}[a-hj-km-np-z2-9]{5}");
    }

    @RepeatedTest(20)
    void a_password_for_machines_has_192_bits_and_needs_no_quoting() {
        assertThat(Randoms.password()).matches("[A-Za-z0-9_-]{32}");
    }

    @Test
    void none_comes_twice() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            seen.add(Randoms.readablePassword());
            seen.add(Randoms.password());
        }
        assertThat(seen).hasSize(2000);
    }
}
