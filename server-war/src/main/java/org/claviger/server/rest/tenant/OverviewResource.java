package org.claviger.server.rest.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.claviger.api.auth.Permission;
import org.claviger.api.auth.Role;
import org.claviger.api.tenant.TenantOverviewResponse;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.Tally;
import org.claviger.server.object.InventoryFigures;
import org.claviger.server.platform.Caller;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CurrentCaller;
import org.claviger.server.rest.Needs;

/**
 * {@code /api/v1/tenant/overview?hours=24&days=30}: the tenant in numbers, what was done in it in the hours up to now, and which
 * of its keys protect no more in the days that come.
 */
@Path("api/v1/tenant/overview")
@Produces(MediaType.APPLICATION_JSON)
@Admits(Role.OPERATOR)
@Needs(Permission.VIEW)
@ApplicationScoped
public class OverviewResource {
    private static final int MOST_ENDING = 100;

    @Inject
    InventoryFigures figures;

    @Inject
    Tally tally;

    @Inject
    CurrentCaller current;

    @GET
    public TenantOverviewResponse get(
            @QueryParam("hours") @DefaultValue("24") @Min(1) @Max(744) int hours,
            @QueryParam("days") @DefaultValue("30") @Min(1) @Max(366) int days)
            throws SQLException {
        Caller operator = current.get();
        Instant now = Instant.now();
        Instant since = now.truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(hours - 1L));
        return new TenantOverviewResponse(
                figures.counts(operator),
                figures.ending(operator, now.plus(Duration.ofDays(days)), MOST_ENDING),
                tally.hours(operator.tenant(), since),
                operator.permissions().contains(Permission.READ_AUDIT)
                        ? tally.refused(operator.tenant(), Action.SIGN_IN, since)
                        : null);
    }
}
