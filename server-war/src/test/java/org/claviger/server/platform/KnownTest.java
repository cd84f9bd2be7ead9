package org.claviger.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class KnownTest {
    private static final UUID TENANT = UUID.randomUUID();
    private static final UUID ONE = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();

    private final Ears ears = new Ears();
    private final List<Row> forgotten = new ArrayList<>();
    private final Known<UUID, Row> known =
            Known.of(ears, 100, row -> Duration.ofDays(1), row -> Set.of(row.id, TENANT), forgotten::add);
    private int reads;

    @Test
    void a_value_is_read_once() {
        assertThat(get(ONE)).isEqualTo(get(ONE));
        assertThat(reads).isOne();
    }

    @Test
    void what_there_is_none_of_is_asked_for_again() {
        known.get(ONE, () -> null);

        assertThat(get(ONE)).isNotNull();
    }

    @Test
    void what_has_no_time_is_not_kept() {
        Known<UUID, Row> never = Known.of(ears, 100, row -> Duration.ZERO, row -> Set.of(row.id), forgotten::add);
        never.get(ONE, () -> new Row(ONE));

        assertThat(never.get(ONE, () -> null)).isNull();
    }

    @Nested
    class A_change {
        @Test
        void of_the_thing_itself_is_seen_by_the_next_who_asks() {
            get(ONE);
            ears.hear(ONE);
            get(ONE);

            assertThat(reads).isEqualTo(2);
        }

        @Test
        void of_what_it_depends_on_is_seen_too() {
            get(ONE);
            get(OTHER);
            ears.hear(TENANT);
            get(ONE);
            get(OTHER);

            assertThat(reads).isEqualTo(4);
        }

        @Test
        void of_another_thing_costs_nothing() {
            get(ONE);
            ears.hear(OTHER);
            get(ONE);

            assertThat(reads).isOne();
        }

        @Test
        void while_a_value_is_read_keeps_it_from_being_kept() {
            Row old = known.get(ONE, () -> {
                ears.hear(ONE);
                return new Row(ONE);
            });
            get(ONE);

            assertThat(reads).isOne();
            assertThat(forgotten).containsExactly(old);
        }

        @Test
        void tells_what_is_forgotten() {
            Row value = get(ONE);
            get(OTHER);
            ears.hear(ONE);

            assertThat(forgotten).containsExactly(value);
        }
    }

    @Test
    void a_transaction_reads_for_itself_and_leaves_nothing() {
        Row before = get(ONE);
        ears.changing = true;
        Row own = get(ONE);
        ears.changing = false;

        assertThat(own).isNotSameAs(before);
        assertThat(get(ONE)).isSameAs(before);
    }

    @Nested
    class While_changes_at_other_nodes_are_not_heard_of {
        @Test
        void nothing_is_kept() {
            ears.heard = false;
            get(ONE);
            get(ONE);

            assertThat(reads).isEqualTo(2);
        }

        @Test
        void nothing_is_left_of_what_was_kept() {
            Row value = get(ONE);
            ears.loseHearing();
            get(ONE);

            assertThat(reads).isEqualTo(2);
            assertThat(forgotten).contains(value);
        }
    }

    private @Nullable Row get(UUID id) {
        return known.get(id, () -> {
            reads++;
            return new Row(id);
        });
    }

    /** One is as good as another, and no other. */
    private static final class Row {
        private final UUID id;

        private Row(UUID id) {
            this.id = id;
        }
    }

    /** Hears what a test says. */
    private static final class Ears extends Announcements {
        private final List<Listener> listening = new ArrayList<>();
        private boolean heard = true;
        private boolean changing;

        @Override
        public void tell(Listener listener) {
            listening.add(listener);
        }

        @Override
        public boolean areHeard() {
            return heard;
        }

        @Override
        public boolean isChanging() {
            return changing;
        }

        private void hear(UUID id) {
            listening.forEach(listener -> listener.changed(id));
        }

        private void loseHearing() {
            heard = false;
            listening.forEach(Listener::anythingChanged);
        }
    }
}
