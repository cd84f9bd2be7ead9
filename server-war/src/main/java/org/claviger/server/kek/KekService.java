package org.claviger.server.kek;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.tenant.KekListResponse;
import org.claviger.api.tenant.KekResponse;
import org.claviger.api.tenant.KekTokenAttributesResponse;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.hsm.HsmProfiles;
import org.claviger.server.hsm.Tokens;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.RefusedException;
import org.claviger.server.tenant.Tenants;

/** The life of a KEK, as a tenant's operators see it. Each method is one transaction. */
@Stateless
public class KekService {
    @Inject
    Keks keks;

    @Inject
    Tenants tenants;

    @Inject
    HsmProfiles profiles;

    @Inject
    Tokens tokens;

    @Inject
    AuditTrail audit;

    /**
     * Makes the tenant's first KEK. The HSM is no part of the transaction: if that fails after the key was made, the token
     * holds a key that no row names, and that nothing is sealed under.
     */
    public KekResponse generate(Caller operator) {
        UUID tenant = operator.tenant();
        UUID profile = tenants.hsmProfileOf(tenant);
        if (keks.findActive(tenant).isPresent()) {
            throw new RefusedException(
                    ErrorCode.WRONG_STATE, "The tenant has an active KEK already; it is not replaced by another.");
        }
        int generation = keks.newestGeneration(tenant) + 1;
        UUID id = UUID.randomUUID();
        String label = Kek.label(tenants.nameOf(tenant), generation);
        String keyCheckValue = tokens.generateKek(profile, id, label);
        Kek kek = new Kek(id, tenant, generation, profile, label, keyCheckValue);
        keks.store(kek);
        audit.record(operator, Action.KEK_GENERATED, id, label + ", key check value " + keyCheckValue);
        return response(kek);
    }

    public KekListResponse list(Caller operator) {
        return new KekListResponse(
                keks.ofTenant(operator.tenant()).stream().map(this::response).toList());
    }

    /** Asks the token itself. */
    public KekTokenAttributesResponse tokenAttributes(Caller operator, UUID kekId) {
        Kek kek = keks.require(operator.tenant(), kekId);
        return tokens.describeKek(kek.hsmProfileId(), kek.id());
    }

    private KekResponse response(Kek kek) {
        return new KekResponse(
                kek.id(),
                kek.generation(),
                kek.state(),
                profiles.nameOf(kek.hsmProfileId()),
                profiles.tokenLabelOf(kek.hsmProfileId()),
                kek.label(),
                kek.keyCheckValue(),
                kek.seals(),
                kek.createdAt());
    }
}
