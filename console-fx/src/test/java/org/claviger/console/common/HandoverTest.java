package org.claviger.console.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.claviger.api.Secret;
import org.claviger.api.approval.IssuedCredential;
import org.junit.jupiter.api.Test;

class HandoverTest {
    private final Secret first = Secret.of("first secret");
    private final Secret second = Secret.of("second secret");
    private final Handover handover = new Handover(List.of(
            new IssuedCredential(UUID.randomUUID(), "olga", first, null),
            new IssuedCredential(UUID.randomUUID(), "oscar", second, null)));

    @Test
    void one_comes_after_the_other() {
        assertThat(handover.current().name()).isEqualTo("olga");
        assertThat(handover.isLast()).isFalse();
        assertThat(handover.next()).isTrue();
        assertThat(handover.current().name()).isEqualTo("oscar");
        assertThat(handover.number()).isEqualTo(2);
        assertThat(handover.isLast()).isTrue();
        assertThat(handover.next()).isFalse();
    }

    @Test
    void what_is_handed_over_is_wiped_and_nothing_else() {
        handover.next();
        assertThat(first.reveal()).containsOnly((char) 0);
        assertThat(second.reveal()).isEqualTo("second secret".toCharArray());
    }
}
