package org.claviger.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DeedTest {
    private static final UUID TENANT = UUID.randomUUID();
    private static final UUID KEY = UUID.randomUUID();

    @Nested
    class Uses_that_are_merged {
        private final List<Deed> merged = Deed.merge(List.of(use(KEY, 1, "a"), use(KEY, 2, "b"), use(KEY, 3, "c")));

        @Test
        void are_one_record_that_counts_them() {
            assertThat(merged).singleElement().extracting(Deed::uses).isEqualTo(3);
        }

        @Test
        void keep_every_correlation_id_in_order() {
            assertThat(merged).extracting(Deed::correlationId).containsExactly("a b c");
        }

        @Test
        void bear_the_time_of_the_first() {
            assertThat(merged).extracting(Deed::at).containsExactly(Instant.ofEpochSecond(1));
        }

        @Test
        void can_be_merged_further() {
            assertThat(Deed.merge(List.of(merged.get(0), use(KEY, 4, "d"))))
                    .containsExactly(new Deed(
                            TENANT,
                            Instant.ofEpochSecond(1),
                            Action.ENCRYPTED,
                            Deed.SUCCESS,
                            "app",
                            null,
                            KEY,
                            null,
                            "a b c d",
                            4));
        }
    }

    @Nested
    class Deeds_stay_apart {
        @Test
        void if_anything_else_differs() {
            Deed one = use(KEY, 1, "a");
            List<Deed> deeds = List.of(
                    one,
                    new Deed(KEY, one.at(), one.action(), one.outcome(), "app", null, KEY, null, "a", 1),
                    new Deed(TENANT, one.at(), Action.DECRYPTED, one.outcome(), "app", null, KEY, null, "a", 1),
                    new Deed(TENANT, one.at(), one.action(), "INTERNAL", "app", null, KEY, null, "a", 1),
                    new Deed(TENANT, one.at(), one.action(), one.outcome(), "other", null, KEY, null, "a", 1),
                    new Deed(TENANT, one.at(), one.action(), one.outcome(), "app", KEY, KEY, null, "a", 1),
                    new Deed(TENANT, one.at(), one.action(), one.outcome(), "app", null, TENANT, null, "a", 1),
                    new Deed(TENANT, one.at(), one.action(), one.outcome(), "app", null, KEY, "detail", "a", 1));

            assertThat(Deed.merge(deeds)).isEqualTo(deeds);
        }

        @Test
        void in_the_order_in_which_their_kinds_came() {
            UUID other = UUID.randomUUID();

            assertThat(Deed.merge(List.of(use(KEY, 1, "a"), use(other, 2, "b"), use(KEY, 3, "c"))))
                    .extracting(Deed::correlationId)
                    .containsExactly("a c", "b");
        }
    }

    private static Deed use(UUID key, long second, String correlationId) {
        return new Deed(
                TENANT,
                Instant.ofEpochSecond(second),
                Action.ENCRYPTED,
                Deed.SUCCESS,
                "app",
                null,
                key,
                null,
                correlationId,
                1);
    }
}
