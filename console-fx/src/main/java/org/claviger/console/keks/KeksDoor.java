package org.claviger.console.keks;

import java.util.List;
import java.util.UUID;
import org.claviger.api.approval.CreateProposalRequest;
import org.claviger.api.approval.ProposalResponse;
import org.claviger.api.approval.ProposedAction;
import org.claviger.api.client.ApiClient;
import org.claviger.api.tenant.AdoptKekRequest;
import org.claviger.api.tenant.GenerateKekRequest;
import org.claviger.api.tenant.KekListResponse;
import org.claviger.api.tenant.KekPolicy;
import org.claviger.api.tenant.KekResponse;
import org.claviger.api.tenant.KekTokenAttributesResponse;
import org.claviger.api.tenant.ResealingRequest;
import org.claviger.api.tenant.ResealingResponse;
import org.claviger.api.tenant.RotateKekRequest;

/** The server's side of the KEKs. Each call blocks. */
record KeksDoor(ApiClient client) {
    private static final String KEKS = "/api/v1/tenant/keks";
    private static final String POLICY = "/api/v1/tenant/kek-policy";
    private static final String RESEALING = "/api/v1/tenant/resealing";

    /** All generations, the newest first. */
    List<KekResponse> keks() {
        return client.get(KEKS, KekListResponse.class).items();
    }

    /** What the token says of one. */
    KekTokenAttributesResponse tokenAttributes(UUID kek) {
        return client.get(KEKS + "/" + kek + "/token-attributes", KekTokenAttributesResponse.class);
    }

    KekResponse generate(GenerateKekRequest request, String reason) {
        return client.because(reason).post(KEKS, request, KekResponse.class);
    }

    KekResponse rotate(RotateKekRequest request, String reason) {
        return client.because(reason).post(KEKS + "/rotate", request, KekResponse.class);
    }

    KekResponse adopt(AdoptKekRequest request, String reason) {
        return client.because(reason).post(KEKS + "/adopt", request, KekResponse.class);
    }

    /** Has something done to one, by the server's word for it. */
    KekResponse act(KekResponse kek, String deed) {
        return client.post(KEKS + "/" + kek.id() + "/" + deed, null, KekResponse.class);
    }

    /** That it is destroyed, or all of the tenant's keys are erased with it. */
    ProposalResponse propose(ProposedAction action, KekResponse kek, String reason) {
        return client.post(
                "/api/v1/tenant/proposals",
                new CreateProposalRequest(action, kek.id(), reason),
                ProposalResponse.class);
    }

    KekPolicy policy() {
        return client.get(POLICY, KekPolicy.class);
    }

    KekPolicy setPolicy(KekPolicy policy) {
        return client.put(POLICY, policy, KekPolicy.class);
    }

    ResealingResponse resealing() {
        return client.get(RESEALING, ResealingResponse.class);
    }

    ResealingResponse steer(ResealingRequest request) {
        return client.put(RESEALING, request, ResealingResponse.class);
    }
}
