package org.claviger.console.adminoverview;

import java.time.Clock;
import java.time.Instant;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.claviger.api.account.AccountListResponse;
import org.claviger.api.admin.OverviewResponse;
import org.claviger.api.admin.TenantListResponse;
import org.claviger.api.client.ApiClient;
import org.claviger.console.common.Activity;
import org.claviger.console.common.Concern;
import org.claviger.console.common.ScreenModel;
import org.claviger.console.common.Session;
import org.jspecify.annotations.Nullable;

/** How the server fares. It is looked at anew from time to time while the screen is on show. */
public final class AdminOverviewViewModel implements ScreenModel {
    /** Ten minutes, at a look every five seconds. */
    private static final int MOST_RATES = 120;

    private final Session session;
    private final Clock clock;
    private final Activity looking;
    private final Rates requests = new Rates(MOST_RATES);
    private final Rates calls = new Rates(MOST_RATES);
    private final ReadOnlyObjectWrapper<@Nullable Findings> findings = new ReadOnlyObjectWrapper<>();
    private final ObservableList<Concern> concerns = FXCollections.observableArrayList();

    /** Of the server at which somebody is signed in. */
    public AdminOverviewViewModel(Session session) {
        this(session, Clock.systemUTC());
    }

    AdminOverviewViewModel(Session session, Clock clock) {
        this.session = session;
        this.clock = clock;
        looking = session.activity();
    }

    @Override
    public void enter() {
        look();
    }

    @Override
    public void leave() {
        looking.cancel();
    }

    /** Looks anew, unless that is being done. */
    void look() {
        if (!looking.busyProperty().get()) {
            looking.start(this::ask, this::show);
        }
    }

    private Findings ask() {
        ApiClient client = session.client();
        return new Findings(
                client.health(),
                client.get("/api/v1/admin/overview", OverviewResponse.class),
                client.get("/api/v1/admin/tenants?limit=1000", TenantListResponse.class)
                        .items(),
                client.get("/api/v1/admin/admins?limit=1000", AccountListResponse.class)
                        .items());
    }

    private void show(Findings now) {
        Instant at = clock.instant();
        findings.set(now);
        concerns.setAll(Concerns.of(now, at));
        requests.look(at, now.requests());
        calls.look(at, now.calls());
    }

    /** What the server has told last; null until then. */
    ReadOnlyObjectProperty<@Nullable Findings> findingsProperty() {
        return findings.getReadOnlyProperty();
    }

    /** What needs attention, the most pressing first. */
    ObservableList<Concern> concerns() {
        return concerns;
    }

    /** Requests by the second: answered, refused, failed. */
    Rates requests() {
        return requests;
    }

    /** Calls of the HSM by the second: succeeded, failed. */
    Rates calls() {
        return calls;
    }

    /** The look at the server. */
    Activity looking() {
        return looking;
    }

    Session session() {
        return session;
    }
}
