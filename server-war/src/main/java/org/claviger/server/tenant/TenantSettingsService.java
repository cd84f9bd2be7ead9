package org.claviger.server.tenant;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Set;
import org.claviger.api.ErrorCode;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.tenant.TenantSettings;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.IfMatch;
import org.claviger.server.platform.RefusedException;
import org.jspecify.annotations.Nullable;

/** What operators say of all keys and clients of their tenant. Each method is one transaction. */
@Stateless
public class TenantSettingsService {
    @Inject
    SettingsOfTenants settings;

    @Inject
    AuditTrail audit;

    public RevisedSettings get(Caller operator) {
        return RevisedSettings.of(settings.require(operator.tenant()));
    }

    /** Replaces them; a bound that is exceeded already holds for what comes. */
    public RevisedSettings set(Caller operator, TenantSettings others, @Nullable IfMatch seen) {
        SettingsOfTenant row = settings.require(operator.tenant());
        IfMatch.require(seen, row.revision());
        requireKnown(others.allowedAlgorithms());
        row.become(others);
        settings.flush();
        audit.record(operator, Action.TENANT_SETTINGS_CHANGED, operator.tenant(), others.toString());
        return RevisedSettings.of(row);
    }

    /** A misspelt name would allow nothing. */
    private static void requireKnown(@Nullable Set<String> allowed) {
        Set<String> known = Algorithm.ofAllLengths();
        if (allowed != null && !known.containsAll(allowed)) {
            throw new RefusedException(
                    ErrorCode.INVALID_REQUEST, "Keys can be made of " + String.join(", ", known) + ".");
        }
    }
}
