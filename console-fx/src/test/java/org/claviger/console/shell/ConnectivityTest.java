package org.claviger.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.claviger.api.HealthResponse;
import org.claviger.api.client.ServerUnreachableException;
import org.claviger.console.common.TestBackground;
import org.junit.jupiter.api.Test;

class ConnectivityTest {
    private final TestBackground background = new TestBackground();
    private final List<String> back = new ArrayList<>();
    private boolean answers;
    private int questions;
    private final Connectivity connectivity =
            new Connectivity(background.background(), this::answer, () -> back.add("back"));

    private HealthResponse answer() {
        questions++;
        if (!answers) {
            throw new ServerUnreachableException("No answer.", new IOException());
        }
        return new HealthResponse("UP", List.of());
    }

    @Test
    void a_server_that_answers_is_not_asked() {
        connectivity.ask();
        background.work();
        assertThat(questions).isZero();
    }

    @Test
    void one_that_does_not_is_asked_until_it_does() {
        connectivity.lost();
        connectivity.ask();
        background.work();
        assertThat(connectivity.offlineProperty().get()).isTrue();

        answers = true;
        connectivity.ask();
        background.work();
        assertThat(connectivity.offlineProperty().get()).isFalse();
        assertThat(back).containsExactly("back");
    }

    @Test
    void who_has_signed_out_does_not_want_to_know() {
        connectivity.lost();
        connectivity.ask();
        connectivity.forget();
        answers = true;
        background.work();
        assertThat(back).isEmpty();
    }
}
