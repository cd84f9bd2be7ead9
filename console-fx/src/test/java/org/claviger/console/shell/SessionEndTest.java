package org.claviger.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.claviger.api.auth.SessionListResponse;
import org.claviger.api.auth.SessionResponse;
import org.claviger.console.common.TestBackground;
import org.claviger.console.common.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionEndTest {
    private static final Instant END = Instant.parse("2026-11-26T20:00:00Z");

    private final TestServer server = new TestServer();
    private final TestBackground background = new TestBackground();

    @AfterEach
    void stop() {
        server.close();
    }

    private SessionEnd at(Duration before) {
        Clock clock = Clock.fixed(END.minus(before), ZoneOffset.UTC);
        SessionEnd end = new SessionEnd(background.background(), server.client(), clock);
        end.ask();
        background.work();
        return end;
    }

    private static SessionResponse session(Instant expiresAt, boolean current) {
        return new SessionResponse(UUID.randomUUID(), Instant.EPOCH, Instant.EPOCH, expiresAt, null, null, current);
    }

    @Test
    void the_end_of_this_sign_in_is_told_ten_minutes_before() {
        server.answer(
                "GET /api/v1/auth/sessions",
                200,
                new SessionListResponse(List.of(session(Instant.EPOCH, false), session(END, true))));
        assertThat(at(Duration.ofMinutes(11)).soonProperty().get()).isNull();
        assertThat(at(Duration.ofMinutes(10)).soonProperty().get()).isEqualTo(END);
    }

    @Test
    void a_sign_in_elsewhere_has_no_end_here() {
        server.answer("GET /api/v1/auth/sessions", 200, new SessionListResponse(List.of()));
        assertThat(at(Duration.ZERO).soonProperty().get()).isNull();
    }
}
