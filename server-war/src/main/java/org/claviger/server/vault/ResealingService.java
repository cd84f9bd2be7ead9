package org.claviger.server.vault;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.UUID;
import org.claviger.api.tenant.ResealingRequest;
import org.claviger.api.tenant.ResealingResponse;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.platform.Caller;

/** What operators see of the re-sealing of their tenant's material, and how they steer it. Each method is one transaction. */
@Stateless
public class ResealingService {
    @Inject
    Resealings resealings;

    @Inject
    ResealPlans plans;

    @Inject
    AuditTrail audit;

    public ResealingResponse get(Caller operator) {
        return response(operator.tenant(), resealings.of(operator.tenant()));
    }

    public ResealingResponse set(Caller operator, ResealingRequest request) {
        Resealing resealing = resealings.toChange(operator.tenant());
        resealing.set(request.paused(), request.objectsPerSecond());
        audit.record(
                operator,
                Action.RESEALING_CHANGED,
                null,
                (request.paused() ? "paused" : "goes on")
                        + (request.objectsPerSecond() == null
                                ? ""
                                : ", at most " + request.objectsPerSecond() + " per second"));
        return response(operator.tenant(), resealing);
    }

    private ResealingResponse response(UUID tenant, Resealing resealing) {
        long left = plans.left(tenant);
        Long secondsLeft = left == 0 ? Long.valueOf(0) : null;
        if (left > 0 && resealing.running() && resealing.rate() > 0) {
            secondsLeft = (long) Math.ceil(left / resealing.rate());
        }
        return new ResealingResponse(
                resealing.running(),
                resealing.paused(),
                resealing.objectsPerSecond().orElse(null),
                left,
                resealing.done(),
                resealing.failed(),
                resealing.rate(),
                secondsLeft,
                resealing.startedAt().orElse(null),
                left > 0 ? null : resealing.finishedAt().orElse(null));
    }
}
