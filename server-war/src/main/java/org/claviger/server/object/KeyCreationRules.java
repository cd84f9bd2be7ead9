package org.claviger.server.object;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.TreeSet;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.CreateKeyRequest;
import org.claviger.api.tenant.TenantSettings;
import org.claviger.server.platform.RefusedException;
import org.claviger.server.tenant.SettingsOfTenants;

/** Which keys a tenant lets be made, and how many. */
@ApplicationScoped
class KeyCreationRules {
    @Inject
    SettingsOfTenants settings;

    @Inject
    ManagedObjects objects;

    /** Refuses a key that may not be made; as long as the transaction lasts, the one that may has its place. */
    void require(UUID tenantId, CreateKeyRequest request) {
        if (!request.algorithm().has(request.length())) {
            throw new RefusedException(
                    ErrorCode.INVALID_REQUEST,
                    "Keys can be made of " + String.join(", ", Algorithm.ofAllLengths()) + ".");
        }
        TenantSettings bounds = settings.of(tenantId);
        String wanted = request.algorithm().ofLength(request.length());
        if (bounds.allowedAlgorithms() != null && !bounds.allowedAlgorithms().contains(wanted)) {
            throw new RefusedException(
                    ErrorCode.NOT_PERMITTED,
                    "The tenant's settings allow new keys of "
                            + String.join(", ", new TreeSet<>(bounds.allowedAlgorithms())) + " alone.");
        }
        if (bounds.maxKeys() != null && objects.countForQuota(tenantId) >= bounds.maxKeys()) {
            throw new RefusedException(
                    ErrorCode.QUOTA_EXCEEDED,
                    "The tenant may have " + bounds.maxKeys()
                            + " keys, and has them. Destroy one, or have an operator raise the number.");
        }
    }
}
