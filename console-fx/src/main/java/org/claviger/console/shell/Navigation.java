package org.claviger.console.shell;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.claviger.api.auth.MeResponse;
import org.claviger.api.client.ApiClient;
import org.claviger.console.common.Background;
import org.claviger.console.common.Session;
import org.claviger.console.common.TableLayouts;
import org.jspecify.annotations.Nullable;

/** The way of one person, while he is signed in, through the screens of the sidebar: where he is, and back and forward. */
final class Navigation {
    private static final int LONGEST = 50;
    /** So many of those before, and of those after, stay as they were left; what is farther away is opened anew. */
    private static final int KEPT = 4;

    private final Session session;
    private final Connectivity connectivity;
    private final SessionEnd sessionEnd;
    private final List<Place> places;
    private final Deque<Stop> before = new ArrayDeque<>();
    private final Deque<Stop> after = new ArrayDeque<>();
    private final ReadOnlyObjectWrapper<@Nullable Stop> here = new ReadOnlyObjectWrapper<>();

    /** Where somebody may go; he is nowhere yet. */
    Navigation(Background background, ApiClient client, MeResponse me, TableLayouts layouts, Runnable sessionEnded) {
        session = new Session(background, client, me, layouts, sessionEnded, this::lost, this::goTo);
        sessionEnd = new SessionEnd(background, client, Clock.systemUTC());
        connectivity = new Connectivity(background, client::health, this::reload);
        places = Places.of(me);
    }

    /** When the sign-in ends. */
    SessionEnd sessionEnd() {
        return sessionEnd;
    }

    /** Goes to the first place. */
    void begin() {
        sessionEnd.ask();
        if (session.me().mustSetUpSecondFactor()) {
            // Until that is done, the server refuses everything else.
            goTo("sessions");
        } else {
            places.stream().findFirst().ifPresent(this::goTo);
        }
    }

    /** Goes to the place of a name; to one that this person may not see, nowhere. */
    void goTo(String name) {
        places.stream().filter(place -> place.name().equals(name)).findFirst().ifPresent(this::goTo);
    }

    /** Goes to a place, anew; where he is already, it loads anew. */
    void goTo(Place place) {
        Stop now = here.get();
        if (now != null && now.place().equals(place)) {
            now.visit().model().enter();
            return;
        }
        if (now != null) {
            remember(now, before);
        }
        after.clear();
        arrive(new Stop(place));
    }

    /** Goes back to the screen before, as it was left. */
    void back() {
        move(before, after);
    }

    /** Takes the last step back again. */
    void forward() {
        move(after, before);
    }

    private void move(Deque<Stop> from, Deque<Stop> to) {
        Stop now = here.get();
        if (now != null && !from.isEmpty()) {
            remember(now, to);
            arrive(from.pop());
        }
    }

    private static void remember(Stop left, Deque<Stop> stops) {
        stops.push(left);
        if (stops.size() > LONGEST) {
            stops.removeLast();
        }
        stops.stream().skip(KEPT).forEach(Stop::close);
    }

    private void arrive(Stop next) {
        leave();
        next.visit().model().enter();
        here.set(next);
    }

    private void lost() {
        connectivity.lost();
    }

    private void reload() {
        Optional.ofNullable(here.get()).ifPresent(stop -> stop.visit().model().enter());
    }

    /** The way ends: so do the calls of the screen on show, and questions whether the server answers. */
    void end() {
        leave();
        connectivity.forget();
        sessionEnd.forget();
    }

    /** Whether the server answers. */
    Connectivity connectivity() {
        return connectivity;
    }

    private void leave() {
        Optional.ofNullable(here.get()).ifPresent(stop -> stop.visit().model().leave());
    }

    boolean canGoBack() {
        return !before.isEmpty();
    }

    boolean canGoForward() {
        return !after.isEmpty();
    }

    /** The places that this person may see. */
    List<Place> places() {
        return places;
    }

    /** Where he is. */
    ReadOnlyObjectProperty<@Nullable Stop> hereProperty() {
        return here.getReadOnlyProperty();
    }

    /** A place, and what is open there. */
    final class Stop {
        private final Place place;
        private @Nullable Visit visit;

        private Stop(Place place) {
            this.place = place;
        }

        Place place() {
            return place;
        }

        /** Opened now, unless it is open. */
        Visit visit() {
            Visit open = visit == null ? place.opens().apply(session) : visit;
            visit = open;
            return open;
        }

        /** Its screens are many megabytes, which are not kept for the way back from afar. */
        private void close() {
            visit = null;
        }
    }
}
