package org.claviger.server.object;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.CreateKeyRequest;
import org.claviger.api.crypto.KeyPolicy;
import org.claviger.api.crypto.ObjectType;
import org.claviger.api.crypto.Usage;
import org.claviger.api.tenant.TenantSettings;
import org.claviger.server.platform.RefusedException;
import org.claviger.server.tenant.KnownSettings;
import org.jspecify.annotations.Nullable;

/** Which keys a tenant lets be made, and how many. */
@ApplicationScoped
class KeyCreationRules {
    @Inject
    KnownSettings settings;

    @Inject
    ManagedObjects objects;

    /** Refuses a key that may not be made, whether there is room for it or not. */
    void require(UUID tenantId, CreateKeyRequest request) {
        requireOffered(request.algorithm());
        Integer length = request.length();
        if (length != null) {
            KeyLengths.require(request.algorithm(), length);
        }
        if (request.usages() != null) {
            UsageRules.require(request.algorithm(), request.usages());
        }
        requireAllowed(
                tenantId,
                request.algorithm(),
                length == null ? request.algorithm().defaultLength() : length);
    }

    /** Refuses material that may not become an object; as long as the transaction lasts, what may has its place. */
    void require(UUID tenantId, AdmittedMaterial material, @Nullable Set<Usage> usages) {
        Algorithm algorithm = material.algorithm();
        if (algorithm == null) {
            UsageRules.requireWithoutAlgorithm(usages == null ? Set.of() : usages);
        } else {
            requireOffered(algorithm);
            UsageRules.require(algorithm, usages == null ? Set.of() : usages);
            requireAllowed(tenantId, algorithm, material.length());
        }
        Room room = room(tenantId);
        if (room.isFull()) {
            throw room.refusal();
        }
    }

    private static void requireOffered(Algorithm algorithm) {
        if (algorithm.isOld()) {
            throw new RefusedException(
                    ErrorCode.INVALID_REQUEST, "Keys of " + algorithm + " are made and brought by KMIP alone.");
        }
    }

    /**
     * Refuses an object that may not be, or for which there is no room; as long as the transaction lasts, one that may be has
     * its place.
     *
     * @param algorithm absent if it is none that the server uses
     * @param isKey true if it has to be of an algorithm that the tenant allows
     */
    void requireRoomFor(UUID tenantId, @Nullable Algorithm algorithm, int length, boolean isKey) {
        requireAllowed(tenantId, algorithm, length, isKey);
        Room room = room(tenantId);
        if (room.isFull()) {
            throw room.refusal();
        }
    }

    /** The same of an object for which there is room already. */
    void requireAllowed(UUID tenantId, @Nullable Algorithm algorithm, int length, boolean isKey) {
        if (algorithm != null) {
            requireAllowed(tenantId, algorithm, length);
        } else if (isKey && settings.of(tenantId).allowedAlgorithms() != null) {
            throw new RefusedException(
                    ErrorCode.NOT_PERMITTED, "The tenant's settings allow keys of certain algorithms alone.");
        }
    }

    /** How many days a key of the tenant's protects if nobody says; absent: nothing says it. */
    @Nullable Integer usualCryptoperiod(UUID tenantId) {
        return settings.of(tenantId).defaultCryptoperiodDays();
    }

    /** Refuses what the tenant's settings don't allow. */
    private void requireAllowed(UUID tenantId, Algorithm algorithm, int length) {
        TenantSettings bounds = settings.of(tenantId);
        String wanted = algorithm.ofLength(length);
        if (bounds.allowedAlgorithms() != null && !bounds.allowedAlgorithms().contains(wanted)) {
            throw new RefusedException(
                    ErrorCode.NOT_PERMITTED,
                    "The tenant's settings allow new keys of "
                            + String.join(", ", new TreeSet<>(bounds.allowedAlgorithms())) + " alone.");
        }
    }

    /** How many more keys the tenant may have; until the transaction ends, nobody else who asks gets an answer. */
    Room room(UUID tenantId) {
        Long most = settings.of(tenantId).maxKeys();
        return most == null ? new Room(null, 0) : new Room(most, objects.countForQuota(tenantId));
    }

    /** What is wanted, with what the tenant's settings say where nothing is wanted; a public key and a certificate have no secrets. */
    KeyPolicy policy(UUID tenantId, ObjectType type, KeyPolicy wanted) {
        Integer usual = settings.of(tenantId).defaultCryptoperiodDays();
        Integer days = wanted.cryptoperiodDays() == null ? usual : wanted.cryptoperiodDays();
        boolean isPublic = type == ObjectType.PUBLIC_KEY || type == ObjectType.CERTIFICATE;
        return new KeyPolicy(
                isPublic ? Boolean.FALSE : wanted.sensitive(),
                isPublic ? Boolean.TRUE : wanted.extractable(),
                wanted.callerIv(),
                wanted.leastVersion(),
                wanted.usageLimits(),
                isPublic ? null : days,
                isPublic ? null : wanted.autoRotate());
    }

    /** The room for a tenant's keys. */
    static final class Room {
        private final @Nullable Long most;
        private long taken;

        private Room(@Nullable Long most, long taken) {
            this.most = most;
            this.taken = taken;
        }

        boolean isFull() {
            return most != null && taken >= most;
        }

        void take(int objects) {
            taken += objects;
        }

        RefusedException refusal() {
            return new RefusedException(
                    ErrorCode.QUOTA_EXCEEDED,
                    "The tenant may have " + most
                            + " keys, and has them. Destroy one, or have an operator raise the number.");
        }
    }
}
