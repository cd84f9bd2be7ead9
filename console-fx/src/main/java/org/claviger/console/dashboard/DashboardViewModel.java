package org.claviger.console.dashboard;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.claviger.api.account.AccountListResponse;
import org.claviger.api.admin.HsmProfileListResponse;
import org.claviger.api.admin.HsmProfileStatusResponse;
import org.claviger.api.admin.TenantListResponse;
import org.claviger.api.approval.ProposalListResponse;
import org.claviger.api.client.ApiClient;
import org.claviger.console.common.Activity;
import org.claviger.console.common.ScreenModel;
import org.claviger.console.common.Session;
import org.jspecify.annotations.Nullable;

/** How the server fares. It is looked at anew from time to time while the screen is on show. */
public final class DashboardViewModel implements ScreenModel {
    /** Ten minutes, at a look every five seconds. */
    private static final int MOST_RATES = 120;

    private final Session session;
    private final Clock clock;
    private final Activity looking;
    private final Rates counting = new Rates();
    private final ReadOnlyObjectWrapper<@Nullable Findings> findings = new ReadOnlyObjectWrapper<>();
    private final ObservableList<Concern> concerns = FXCollections.observableArrayList();
    private final ObservableList<Rates.Rate> rates = FXCollections.observableArrayList();

    /** Of the server at which somebody is signed in. */
    public DashboardViewModel(Session session) {
        this(session, Clock.systemUTC());
    }

    DashboardViewModel(Session session, Clock clock) {
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
        List<HsmProfileStatusResponse> profiles =
                client.get("/api/v1/admin/hsm-profiles?limit=1000", HsmProfileListResponse.class).items().stream()
                        .map(profile -> client.get(
                                "/api/v1/admin/hsm-profiles/" + profile.id() + "/status",
                                HsmProfileStatusResponse.class))
                        .toList();
        return new Findings(
                client.health(),
                profiles,
                client.get("/api/v1/admin/tenants?limit=1000", TenantListResponse.class)
                        .items(),
                client.get("/api/v1/admin/admins?limit=1000", AccountListResponse.class)
                        .items(),
                client.get("/api/v1/admin/proposals?state=OPEN&limit=1", ProposalListResponse.class)
                        .total());
    }

    private void show(Findings now) {
        Instant at = clock.instant();
        findings.set(now);
        concerns.setAll(Concerns.of(now, at));
        counting.next(at, now.calls(), now.failures()).ifPresent(rates::add);
        if (rates.size() > MOST_RATES) {
            rates.remove(0);
        }
    }

    /** What the server has told last; null until then. */
    ReadOnlyObjectProperty<@Nullable Findings> findingsProperty() {
        return findings.getReadOnlyProperty();
    }

    /** What needs attention, the most pressing first. */
    ObservableList<Concern> concerns() {
        return concerns;
    }

    /** Calls of the HSM by the second, of the last minutes. */
    ObservableList<Rates.Rate> rates() {
        return rates;
    }

    /** The look at the server. */
    Activity looking() {
        return looking;
    }

    Session session() {
        return session;
    }
}
