package org.claviger.console.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.claviger.api.auth.SessionListResponse;
import org.claviger.api.auth.SessionResponse;
import org.claviger.console.common.Outcome;
import org.claviger.console.common.Sessions;
import org.claviger.console.common.TestBackground;
import org.claviger.console.common.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionsViewModelTest {
    private static final SessionResponse ELSEWHERE = new SessionResponse(
            UUID.randomUUID(), Instant.EPOCH, Instant.EPOCH, Instant.EPOCH, "192.0.2.7", null, false);
    private static final String SESSIONS = "/api/v1/auth/sessions";

    private final TestServer server = new TestServer();
    private final TestBackground background = new TestBackground();
    private final SessionsViewModel model = new SessionsViewModel(Sessions.ofAdmin(background, server));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_sign_in_is_found_by_where_it_came_from() {
        server.answer("GET " + SESSIONS, 200, new SessionListResponse(List.of(ELSEWHERE)));
        model.enter();
        background.work();
        model.sessions().filter().textProperty().set("192.0.2");
        assertThat(model.sessions().filter().matches()).containsExactly(ELSEWHERE);
    }

    @Test
    void one_that_is_ended_is_looked_for_anew() {
        server.answer("GET " + SESSIONS, 200, new SessionListResponse(List.of()));
        server.answer("DELETE " + SESSIONS + "/" + ELSEWHERE.id(), 204, null);
        List<Outcome<SessionResponse>> ended = new ArrayList<>();
        model.deeds().start(() -> model.end(ELSEWHERE), ended::add);
        background.work();
        assertThat(ended).hasSize(1);
        assertThat(server.requests()).containsExactly("DELETE " + SESSIONS + "/" + ELSEWHERE.id(), "GET " + SESSIONS);
    }
}
