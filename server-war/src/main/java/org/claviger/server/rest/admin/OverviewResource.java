package org.claviger.server.rest.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.claviger.api.admin.HsmProfileStatusResponse;
import org.claviger.api.admin.OverviewResponse;
import org.claviger.api.auth.Permission;
import org.claviger.api.auth.Role;
import org.claviger.server.approval.ProposalService;
import org.claviger.server.audit.AuditRecords;
import org.claviger.server.hsm.HsmProfileService;
import org.claviger.server.kek.KekService;
import org.claviger.server.node.Nodes;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.RequestCounts;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CurrentCaller;
import org.claviger.server.rest.Needs;
import org.claviger.server.tenant.CredentialExpiries;

/** {@code /api/v1/admin/overview}: how the server fares, and what needs attention. */
@Path("api/v1/admin/overview")
@Produces(MediaType.APPLICATION_JSON)
@Admits(Role.ADMIN)
@Needs(Permission.VIEW)
@ApplicationScoped
public class OverviewResource {
    private static final Duration LATELY = Duration.ofDays(1);
    private static final Duration SOON = Duration.ofDays(30);

    @Inject
    RequestCounts counts;

    @Inject
    Nodes nodes;

    @Inject
    HsmProfileService profiles;

    @Inject
    ProposalService proposals;

    @Inject
    AuditRecords records;

    @Inject
    KekService keks;

    @Inject
    CredentialExpiries expiries;

    @Inject
    CurrentCaller current;

    @GET
    public OverviewResponse get() throws SQLException {
        Caller admin = current.get();
        Instant now = Instant.now();
        List<HsmProfileStatusResponse> statuses = profiles.statuses();
        return new OverviewResponse(
                counts.since(),
                counts.all(),
                counts.refused(),
                counts.failed(),
                nodes.all(statuses),
                statuses,
                proposals.countOpen(admin),
                records.failedSignIns(admin, now.minus(LATELY)),
                keks.nearBound(),
                expiries.between(now, now.plus(SOON)));
    }
}
