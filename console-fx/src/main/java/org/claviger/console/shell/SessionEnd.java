package org.claviger.console.shell;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.claviger.api.auth.SessionListResponse;
import org.claviger.api.auth.SessionResponse;
import org.claviger.api.client.ApiClient;
import org.claviger.console.common.Activity;
import org.claviger.console.common.Background;
import org.jspecify.annotations.Nullable;

/**
 * When a sign-in ends however busy the person is; told early enough to finish what is begun. A sign-in at another issuer has
 * no such end here.
 */
final class SessionEnd {
    private static final Duration EARLY = Duration.ofMinutes(10);

    private final Activity asking;
    private final ApiClient client;
    private final Clock clock;
    private final ReadOnlyObjectWrapper<@Nullable Instant> soon = new ReadOnlyObjectWrapper<>();
    private @Nullable Instant end;

    /** Of the sign-in whose token {@code client} sends. */
    SessionEnd(Background background, ApiClient client, Clock clock) {
        this.asking = new Activity(background, fault -> true);
        this.client = client;
        this.clock = clock;
    }

    /** Asks the server. */
    void ask() {
        asking.start(
                () -> client.get("/api/v1/auth/sessions", SessionListResponse.class).items().stream()
                        .filter(SessionResponse::current)
                        .map(SessionResponse::expiresAt)
                        .findFirst(),
                this::told);
    }

    private void told(Optional<Instant> answer) {
        end = answer.orElse(null);
        look();
    }

    /** Looks at the clock; called from time to time. */
    void look() {
        if (end != null && !clock.instant().isBefore(end.minus(EARLY))) {
            soon.set(end);
        }
    }

    /** Nobody wants to know any more. */
    void forget() {
        asking.cancel();
    }

    /** The end, once it is near; null until then. */
    ReadOnlyObjectProperty<@Nullable Instant> soonProperty() {
        return soon.getReadOnlyProperty();
    }
}
