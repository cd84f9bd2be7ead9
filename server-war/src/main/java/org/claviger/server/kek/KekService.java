package org.claviger.server.kek;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.claviger.api.ErrorCode;
import org.claviger.api.admin.KekNearBound;
import org.claviger.api.tenant.AdoptKekRequest;
import org.claviger.api.tenant.GenerateKekRequest;
import org.claviger.api.tenant.KekListResponse;
import org.claviger.api.tenant.KekPlace;
import org.claviger.api.tenant.KekResponse;
import org.claviger.api.tenant.KekState;
import org.claviger.api.tenant.KekTokenAttributesResponse;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.hsm.TokenKey;
import org.claviger.server.hsm.TokenKeyAttributes;
import org.claviger.server.hsm.Tokens;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.Database;
import org.claviger.server.platform.RefusedException;
import org.claviger.server.platform.Settings;
import org.claviger.server.tenant.FailoverUnlinked;
import org.claviger.server.tenant.Tenants;
import org.jspecify.annotations.Nullable;

/**
 * The life of KEKs, as a tenant's operators lead it. Each method is one transaction. The HSM is no part of it: where a
 * transaction fails after a key was made, the key is destroyed again if the token still answers, and otherwise left there
 * with nothing sealed under it.
 */
@Stateless
public class KekService {
    private static final Logger LOG = Logger.getLogger(KekService.class.getName());

    @Inject
    Keks keks;

    @Inject
    Tenants tenants;

    @Inject
    Tokens tokens;

    @Inject
    KekResponses responses;

    @Inject
    Settings settings;

    @Inject
    AuditTrail audit;

    /** Of all tenants, the KEKs that are to be rotated for how much they have sealed. */
    public List<KekNearBound> nearBound() {
        return keks.worn(SealCount.threshold(settings)).stream()
                .map(kek -> new KekNearBound(
                        kek.tenantId(),
                        tenants.nameOf(kek.tenantId()),
                        kek.generation(),
                        kek.seals(),
                        settings.kekSealBound()))
                .toList();
    }

    /** Refuses what {@link #generate} or {@link #adopt} would. */
    public void requireRoom(Caller operator, KekPlace place, @Nullable Boolean activate) {
        profileOf(operator.tenant(), place);
        mayBecomeActive(operator.tenant(), place, activate);
    }

    /** Refuses what {@link #rotate} would. */
    public void requireActive(Caller operator, KekPlace place) {
        requireNoneDisabled(operator.tenant(), place);
        if (keks.findActive(operator.tenant(), place).isEmpty()) {
            throw new RefusedException(
                    ErrorCode.WRONG_STATE, "There is no active KEK that could be rotated. Generate one.");
        }
    }

    /** Has a KEK made on the token. */
    public KekResponse generate(Caller operator, GenerateKekRequest request) {
        UUID tenant = operator.tenant();
        boolean activate = mayBecomeActive(tenant, request.placeOrDefault(), request.activate());
        Kek kek = make(operator, request.placeOrDefault());
        if (activate) {
            activate(operator, kek);
        }
        return responses.of(kek);
    }

    /** Makes a key that the HSM admin has made on the token a KEK. */
    public KekResponse adopt(Caller operator, AdoptKekRequest request) {
        UUID tenant = operator.tenant();
        UUID profile = profileOf(tenant, request.placeOrDefault());
        boolean activate = mayBecomeActive(tenant, request.placeOrDefault(), request.activate());
        TokenKeyAttributes found = find(profile, request.label(), request.ckaId());
        if (!found.faultsAsKek().isEmpty()) {
            throw new RefusedException(
                    ErrorCode.HSM_REFUSED, "The key can't be a KEK: " + String.join(", ", found.faultsAsKek()) + ".");
        }
        TokenKey key = new TokenKey(profile, found.ckaId());
        if (keks.isKnown(profile, key.ckaId())) {
            throw new RefusedException(ErrorCode.NAME_TAKEN, "The key is a KEK already.");
        }
        keks.takeAlone(tenant);
        Kek kek = new Kek(
                UUID.randomUUID(),
                tenant,
                keks.newestGeneration(tenant) + 1,
                request.placeOrDefault(),
                key,
                found.label(),
                found.keyCheckValue());
        keks.store(kek);
        audit.record(operator, Action.KEK_ADOPTED, kek.id(), told(kek));
        if (activate) {
            activate(operator, kek);
        }
        return responses.of(kek);
    }

    /** Lets a KEK seal from now on; the one that did before only opens. */
    public KekResponse activate(Caller operator, UUID kekId) {
        Kek kek = keks.require(operator.tenant(), kekId);
        requireNoneDisabled(kek.tenantId(), kek.place());
        profileOf(kek.tenantId(), kek.place());
        keks.takeAlone(kek.tenantId());
        activate(operator, kek);
        return responses.of(kek);
    }

    /** Replaces the active KEK by a new generation. What is sealed under the old one is sealed anew by and by. */
    public KekResponse rotate(Caller operator, KekPlace place) {
        requireActive(operator, place);
        Kek kek = make(operator, place);
        activate(operator, kek);
        return responses.of(kek);
    }

    /** As {@link #rotate}, if the active KEK was activated before {@code due}: of several nodes that try, one does. */
    public Optional<KekResponse> rotateIfOlder(Caller schedule, KekPlace place, Instant due) {
        if (!keks.tryAlone(schedule.tenant())) {
            return Optional.empty();
        }
        return keks.findActive(schedule.tenant(), place)
                .flatMap(Kek::activatedAt)
                .filter(activated -> activated.isBefore(due))
                .map(activated -> rotate(schedule, place));
    }

    /** Puts a KEK on hold: what is sealed under it can't be used until it is enabled. */
    public KekResponse disable(Caller operator, UUID kekId) {
        Kek kek = keks.require(operator.tenant(), kekId);
        kek.disable(Instant.now());
        audit.record(operator, Action.KEK_DISABLED, kek.id(), told(kek));
        return responses.of(kek);
    }

    public KekResponse enable(Caller operator, UUID kekId) {
        Kek kek = keks.require(operator.tenant(), kekId);
        kek.enable();
        audit.record(operator, Action.KEK_ENABLED, kek.id(), told(kek));
        return responses.of(kek);
    }

    /** Marks a KEK that somebody else may know; what is sealed under it is sealed anew. */
    public KekResponse compromise(Caller operator, UUID kekId) {
        Kek kek = keks.require(operator.tenant(), kekId);
        kek.compromise(Instant.now());
        audit.record(operator, Action.KEK_COMPROMISED, kek.id(), told(kek));
        return responses.of(kek);
    }

    /** What no token stands in for any more is no longer sealed twice. */
    public void endFailover(@Observes FailoverUnlinked event) {
        UUID tenant = event.tenantId();
        keks.takeAlone(tenant);
        keks.ofTenant(tenant).stream()
                .filter(kek -> kek.place() == KekPlace.FAILOVER && kek.isCurrent())
                .forEach(kek -> {
                    kek.deactivate(Instant.now());
                    audit.ofServer(
                            tenant,
                            Action.KEK_DEACTIVATED,
                            kek.id(),
                            told(kek) + ": no second HSM profile is linked any more");
                });
    }

    public KekListResponse list(Caller operator) {
        return new KekListResponse(
                keks.ofTenant(operator.tenant()).stream().map(responses::of).toList());
    }

    public KekResponse get(Caller operator, UUID kekId) {
        return responses.of(keks.require(operator.tenant(), kekId));
    }

    /** Asks the token itself. */
    public KekTokenAttributesResponse tokenAttributes(Caller operator, UUID kekId) {
        Kek kek = keks.require(operator.tenant(), kekId);
        if (kek.isDestroyed()) {
            throw new RefusedException(ErrorCode.WRONG_STATE, "The KEK is destroyed: its token knows nothing of it.");
        }
        return responses.of(kek, tokens.describe(kek.key()));
    }

    private UUID profileOf(UUID tenant, KekPlace place) {
        return place == KekPlace.PRIMARY ? tenants.hsmProfileOf(tenant) : tenants.failoverProfileOf(tenant);
    }

    /** Refuses what would leave two that seal. */
    private boolean mayBecomeActive(UUID tenant, KekPlace place, @Nullable Boolean wanted) {
        requireNoneDisabled(tenant, place);
        boolean free = keks.findActive(tenant, place).isEmpty();
        if (!free && !Boolean.FALSE.equals(wanted)) {
            throw new RefusedException(
                    ErrorCode.WRONG_STATE,
                    "The tenant has an active KEK already. Rotate it, or ask for one that is not yet active.");
        }
        return free && !Boolean.FALSE.equals(wanted);
    }

    private void requireNoneDisabled(UUID tenant, KekPlace place) {
        boolean disabled = keks.ofTenant(tenant).stream()
                .anyMatch(kek -> kek.place() == place && kek.isCurrent() && kek.state() == KekState.SUSPENDED);
        if (disabled) {
            throw new RefusedException(ErrorCode.WRONG_STATE, "The tenant's KEK is disabled. Enable it first.");
        }
    }

    /** The lock comes before the first record in the audit trail: those who share it record something, too. */
    private Kek make(Caller operator, KekPlace place) {
        UUID tenant = operator.tenant();
        UUID profile = profileOf(tenant, place);
        int generation = keks.newestGeneration(tenant) + 1;
        UUID id = UUID.randomUUID();
        TokenKey key = new TokenKey(profile, Kek.ckaId(tenant, generation, id));
        String label = Kek.label(tenants.nameOf(tenant), generation);
        String keyCheckValue = tokens.generateKek(key, label);
        Kek kek = new Kek(id, tenant, generation, place, key, label, keyCheckValue);
        try {
            keks.takeAlone(tenant);
            Database.storeNamed(() -> keks.store(kek), "Another KEK was made at the same time. Look at the list.");
        } catch (RuntimeException e) {
            destroyAgain(key);
            throw e;
        }
        audit.record(operator, Action.KEK_GENERATED, kek.id(), told(kek));
        return kek;
    }

    private void destroyAgain(TokenKey key) {
        try {
            tokens.destroyKek(key);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> "A key that nothing names is left on a token, CKA_ID " + key.ckaId());
        }
    }

    private void activate(Caller operator, Kek kek) {
        kek.requirePreActive();
        Instant now = Instant.now();
        keks.findActive(kek.tenantId(), kek.place()).ifPresent(before -> {
            before.deactivate(now);
            keks.flush();
            audit.record(operator, Action.KEK_DEACTIVATED, before.id(), told(before));
        });
        kek.activate(now);
        keks.flush();
        audit.record(operator, Action.KEK_ACTIVATED, kek.id(), told(kek));
    }

    /** The management user finds it; that the usage user sees the same key is what counts later. */
    private TokenKeyAttributes find(UUID profile, @Nullable String label, @Nullable String ckaId) {
        if ((label == null) == (ckaId == null)) {
            throw new RefusedException(
                    ErrorCode.INVALID_REQUEST, "A key is named by either \"label\" or \"ckaId\", and not by both.");
        }
        TokenKeyAttributes found =
                tokens.find(profile, ckaId == null ? "" : ckaId.toLowerCase(Locale.ROOT), label == null ? "" : label);
        return found.ckaId().isEmpty() ? found : tokens.describe(new TokenKey(profile, found.ckaId()));
    }

    static String told(Kek kek) {
        return kek.label() + ", key check value " + kek.keyCheckValue();
    }
}
