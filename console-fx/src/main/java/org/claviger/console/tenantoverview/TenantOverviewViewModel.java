package org.claviger.console.tenantoverview;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.claviger.api.tenant.HourOfUse;
import org.claviger.console.common.Activity;
import org.claviger.console.common.Concern;
import org.claviger.console.common.ScreenModel;
import org.claviger.console.common.Session;
import org.jspecify.annotations.Nullable;

/** How a tenant fares. It is looked at anew from time to time while the screen is on show. */
public final class TenantOverviewViewModel implements ScreenModel {
    private final Session session;
    private final Clock clock;
    private final TenantOverviewDoor door;
    private final Activity looking;
    private final ObjectProperty<Span> span = new SimpleObjectProperty<>(Span.DAY);
    private final ReadOnlyObjectWrapper<@Nullable Findings> findings = new ReadOnlyObjectWrapper<>();

    /** Of the tenant of who is signed in. */
    public TenantOverviewViewModel(Session session) {
        this(session, Clock.systemUTC());
    }

    TenantOverviewViewModel(Session session, Clock clock) {
        this.session = session;
        this.clock = clock;
        door = new TenantOverviewDoor(session.client());
        looking = session.activity();
        span.addListener((property, before, now) -> ask());
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
            ask();
        }
    }

    private void ask() {
        Span wanted = span.get();
        looking.start(() -> door.look(wanted), findings::set);
    }

    /** What needs attention, the most pressing first; nothing as long as nothing was told. */
    List<Concern> concerns() {
        Findings now = findings.get();
        return now == null ? List.of() : Concerns.of(now, clock.instant());
    }

    /** What was done, step by step up to now. */
    List<HourOfUse> uses() {
        Findings now = findings.get();
        return now == null
                ? List.of()
                : UseOverTime.of(now.figures().hours(), span.get(), clock.instant(), ZoneId.systemDefault());
    }

    /** What the server has told last; null until then. */
    ReadOnlyObjectProperty<@Nullable Findings> findingsProperty() {
        return findings.getReadOnlyProperty();
    }

    /** How far back one looks. */
    ObjectProperty<Span> spanProperty() {
        return span;
    }

    Activity looking() {
        return looking;
    }

    Session session() {
        return session;
    }
}
