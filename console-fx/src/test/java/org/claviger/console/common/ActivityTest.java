package org.claviger.console.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.claviger.api.ErrorCode;
import org.junit.jupiter.api.Test;

class ActivityTest {
    private final TestBackground background = new TestBackground();
    private final Activity activity = new Activity(background.background());
    private final List<String> done = new ArrayList<>();

    @Test
    void a_call_is_busy_until_its_result_is_there() {
        activity.start(() -> "answer", done::add);
        assertThat(activity.busyProperty().get()).isTrue();
        assertThat(done).isEmpty();

        background.work();
        assertThat(activity.busyProperty().get()).isFalse();
        assertThat(done).containsExactly("answer");
    }

    @Test
    void a_call_is_slow_only_after_half_a_second() {
        activity.start(() -> "answer", done::add);
        assertThat(activity.slowProperty().get()).isFalse();

        background.passTime();
        assertThat(activity.slowProperty().get()).isTrue();

        background.work();
        assertThat(activity.slowProperty().get()).isFalse();
    }

    @Test
    void a_call_that_was_quick_never_becomes_slow() {
        activity.start(() -> "answer", done::add);
        background.work();
        background.passTime();
        assertThat(activity.slowProperty().get()).isFalse();
    }

    @Test
    void the_patience_with_one_call_does_not_run_out_on_the_next() {
        activity.start(() -> "first", done::add);
        background.work();
        activity.start(() -> "second", done::add);
        activity.cancel();
        background.passTime();
        assertThat(activity.slowProperty().get()).isFalse();
    }

    @Test
    void a_failure_becomes_a_fault_and_the_next_call_takes_it_away() {
        activity.start(
                () -> {
                    throw Refusal.of(ErrorCode.HSM_UNAVAILABLE);
                },
                result -> done.add("never"));
        background.work();
        assertThat(activity.busyProperty().get()).isFalse();
        assertThat(activity.faultProperty().get()).isNotNull();

        activity.start(() -> "answer", done::add);
        assertThat(activity.faultProperty().get()).isNull();
    }

    @Test
    void a_cancelled_call_changes_nothing_any_more() {
        activity.start(() -> "answer", done::add);
        activity.cancel();
        background.work();
        assertThat(done).isEmpty();
        assertThat(activity.busyProperty().get()).isFalse();
        assertThat(activity.faultProperty().get()).isNull();
    }

    @Test
    void a_call_that_was_overtaken_changes_nothing_any_more() {
        activity.start(() -> "old", done::add);
        activity.start(() -> "new", done::add);
        background.work();
        assertThat(done).containsExactly("new");
    }

    @Test
    void the_end_of_a_session_is_handed_over_and_not_shown() {
        List<String> ended = new ArrayList<>();
        Activity inSession = Activity.inSession(background.background(), () -> ended.add("ended"));
        inSession.start(
                () -> {
                    throw Refusal.of(ErrorCode.NOT_AUTHENTICATED);
                },
                result -> done.add("never"));
        background.work();
        assertThat(ended).containsExactly("ended");
        assertThat(inSession.faultProperty().get()).isNull();
    }

    @Test
    void other_faults_of_a_session_are_shown() {
        Activity inSession = Activity.inSession(background.background(), () -> done.add("ended"));
        inSession.fail(Refusal.of(ErrorCode.NOT_PERMITTED));
        assertThat(done).isEmpty();
        assertThat(inSession.faultProperty().get()).isNotNull();
    }
}
