package org.claviger.server.object;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.TreeSet;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.CreateKeyRequest;
import org.claviger.api.crypto.KeyPolicy;
import org.claviger.api.crypto.ObjectType;
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
        Integer length = request.length();
        if (length != null && !request.algorithm().has(length)) {
            throw new RefusedException(
                    ErrorCode.INVALID_REQUEST,
                    "Keys can be made of " + String.join(", ", Algorithm.ofAllLengths()) + ".");
        }
        if (request.usages() != null) {
            UsageRules.require(request.algorithm(), request.usages());
        }
        requireBounds(
                tenantId,
                request.algorithm(),
                length == null ? request.algorithm().defaultLength() : length);
    }

    /** Refuses what the tenant's settings don't allow. */
    void requireBounds(UUID tenantId, Algorithm algorithm, int length) {
        TenantSettings bounds = settings.of(tenantId);
        String wanted = algorithm.ofLength(length);
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

    /** What is wanted, with what the tenant's settings say where nothing is wanted; a public key has no secrets. */
    KeyPolicy policy(UUID tenantId, ObjectType type, KeyPolicy wanted) {
        Integer usual = settings.of(tenantId).defaultCryptoperiodDays();
        Integer days = wanted.cryptoperiodDays() == null ? usual : wanted.cryptoperiodDays();
        boolean isPublic = type == ObjectType.PUBLIC_KEY;
        return new KeyPolicy(
                isPublic ? Boolean.FALSE : wanted.sensitive(),
                isPublic ? Boolean.TRUE : wanted.extractable(),
                wanted.callerIv(),
                wanted.leastVersion(),
                wanted.usageLimits(),
                isPublic ? null : days,
                isPublic ? null : wanted.autoRotate());
    }
}
