package org.claviger.console.audit;

import java.util.Map;
import java.util.TreeMap;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.claviger.api.AuditPageResponse;
import org.claviger.api.AuditRecordResponse;
import org.claviger.api.AuditVerificationResponse;
import org.claviger.api.auth.Role;
import org.claviger.console.common.Activity;
import org.claviger.console.common.CursorSource;
import org.claviger.console.common.Deeds;
import org.claviger.console.common.PageRequest;
import org.claviger.console.common.PagedListing;
import org.claviger.console.common.ScreenModel;
import org.claviger.console.common.Session;
import org.jspecify.annotations.Nullable;

/** The trail that a person may see: the tenant's, or the system's for an admin. */
public final class AuditViewModel implements ScreenModel {
    private final Session session;
    private final String trail;
    private final PagedListing<AuditRecordResponse> records;
    private final Deeds deeds;
    private final Activity check;
    private final ReadOnlyObjectWrapper<@Nullable AuditVerificationResponse> verification =
            new ReadOnlyObjectWrapper<>();

    /** The trail for who is signed in. */
    public AuditViewModel(Session session) {
        this.session = session;
        this.trail = session.me().role() == Role.ADMIN ? "/api/v1/admin/audit" : "/api/v1/tenant/audit";
        records = new PagedListing<>(
                session.background(),
                session.activity(),
                new CursorSource<>(this::page),
                AuditRecordResponse::sequence);
        deeds = new Deeds(session, records);
        check = session.activity();
    }

    private CursorSource.Page<AuditRecordResponse> page(PageRequest wanted, @Nullable String cursor) {
        Map<String, String> parameters = new TreeMap<>(wanted.filters());
        parameters.put("limit", String.valueOf(wanted.limit()));
        if (cursor != null) {
            parameters.put("before", cursor);
        }
        AuditPageResponse page = session.client().get(PageRequest.query(trail, parameters), AuditPageResponse.class);
        return new CursorSource.Page<>(
                page.items(), page.before() == null ? null : page.before().toString());
    }

    /** Has the server recompute the whole chain. */
    void verify() {
        verification.set(null);
        check.start(
                () -> session.client().get(trail + "/verification", AuditVerificationResponse.class),
                verification::set);
    }

    @Override
    public void enter() {
        records.reload();
    }

    @Override
    public void leave() {
        deeds.cancel();
        check.cancel();
    }

    PagedListing<AuditRecordResponse> records() {
        return records;
    }

    /** What the last verification found; null until there was one. */
    ReadOnlyObjectProperty<@Nullable AuditVerificationResponse> verificationProperty() {
        return verification.getReadOnlyProperty();
    }

    /** The verification. */
    Activity check() {
        return check;
    }

    Deeds deeds() {
        return deeds;
    }

    Session session() {
        return session;
    }
}
