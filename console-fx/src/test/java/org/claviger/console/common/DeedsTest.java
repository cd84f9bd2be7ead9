package org.claviger.console.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.claviger.api.ErrorCode;
import org.claviger.api.client.ServerUnreachableException;
import org.claviger.console.common.Result.Kind;
import org.junit.jupiter.api.Test;

class DeedsTest {
    private final TestBackground background = new TestBackground();
    private final AtomicInteger ended = new AtomicInteger();
    private final Session session = Sessions.ofAdmin(background, ended::incrementAndGet);
    private final AtomicInteger loads = new AtomicInteger();
    private final Listing<String> listing = new Listing<>(
            session.activity(),
            () -> {
                loads.incrementAndGet();
                return List.of("north", "south", "west");
            },
            row -> row,
            row -> row);
    private final Deeds deeds = new Deeds(session, listing);
    private final List<String> done = new ArrayList<>();
    private final List<Integer> progress = new ArrayList<>();
    private final List<Result<String>> results = new ArrayList<>();

    private void each(Act.Step<String> step) {
        deeds.each(List.of("north", "south", "west"), step, progress::add, results::addAll);
        background.work();
    }

    private List<Kind> kinds() {
        return results.stream().map(Result::kind).toList();
    }

    @Test
    void one_that_is_refused_holds_up_no_other() {
        each(row -> {
            if (row.equals("south")) {
                throw Refusal.of(ErrorCode.WRONG_STATE);
            }
            return done.add(row);
        });
        assertThat(done).containsExactly("north", "west");
        assertThat(kinds()).containsExactly(Kind.DONE, Kind.REFUSED, Kind.DONE);
        assertThat(results.get(1).fault()).extracting(Fault::code).isEqualTo(ErrorCode.WRONG_STATE.name());
        assertThat(progress).containsExactly(1, 2, 3);
        assertThat(loads).hasValue(1);
    }

    @Test
    void when_the_server_is_gone_the_rest_is_left() {
        each(row -> {
            if (row.equals("south")) {
                throw new ServerUnreachableException("No answer.", new IllegalStateException());
            }
            return done.add(row);
        });
        assertThat(done).containsExactly("north");
        assertThat(kinds()).containsExactly(Kind.DONE, Kind.REFUSED, Kind.LEFT);
    }

    @Test
    void a_session_that_is_over_is_over() {
        each(row -> {
            throw Refusal.of(ErrorCode.NOT_AUTHENTICATED);
        });
        assertThat(results).isEmpty();
        assertThat(ended).hasValue(1);
    }

    @Test
    void what_could_not_be_taken_back_is_told_and_leaves_the_screen_in_peace() {
        List<Fault> failed = new ArrayList<>();
        deeds.takeBack(
                () -> {
                    throw Refusal.of(ErrorCode.WRONG_STATE);
                },
                outcome -> done.add("taken back"),
                failed::add);
        background.work();
        assertThat(done).isEmpty();
        assertThat(failed).hasSize(1);
        assertThat(deeds.activity().faultProperty().get()).isNull();
    }

    @Test
    void what_is_taken_back_is_shown_as_it_is_then() {
        deeds.takeBack(() -> "north", outcome -> done.add("taken back"), fault -> {});
        background.work();
        assertThat(done).containsExactly("taken back");
        assertThat(loads).hasValue(1);
    }
}
