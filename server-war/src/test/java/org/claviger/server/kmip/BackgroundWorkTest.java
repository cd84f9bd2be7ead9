package org.claviger.server.kmip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.word.Tag;
import org.junit.jupiter.api.Test;

class BackgroundWorkTest {
    private final byte[] secret = {1, 2, 3};
    private final BackgroundWork work = new BackgroundWork(() -> List.of(Item.of(Tag.KEY_MATERIAL, secret)));

    @Test
    void an_answer_is_given() {
        assertThat(work.call()).containsExactly(Item.of(Tag.KEY_MATERIAL, new byte[] {1, 2, 3}));
    }

    @Test
    void an_answer_that_nobody_has_asked_for_is_wiped() {
        work.call();
        work.abandon();

        assertThat(secret).containsOnly(0);
    }

    @Test
    void an_answer_that_comes_when_nobody_asks_any_more_is_wiped() {
        work.abandon();
        work.call();

        assertThat(secret).containsOnly(0);
    }
}
