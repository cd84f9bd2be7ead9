package org.claviger.server.approval;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.claviger.api.ApiJson;
import org.claviger.api.approval.Change;
import org.claviger.api.approval.Wording;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.ServerSecrets;
import org.jspecify.annotations.Nullable;

/** Keeps with a proposal what its action will be asked: the request as it came, and the changes as they were shown. */
@ApplicationScoped
class ProposedRequests {
    private final Jsonb json = JsonbBuilder.create(ApiJson.strict());

    @Inject
    ServerSecrets secrets;

    /** Puts the request into its proposal, sealed; where naming the object says it all there is nothing to keep. */
    void keep(Proposal proposal, Object request) {
        if (request instanceof NoDetails) {
            return;
        }
        byte[] text = json.toJson(request).getBytes(StandardCharsets.UTF_8);
        try {
            proposal.seal(secrets.seal(proposal.boundTo(), text));
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }

    private <Q> Q read(Proposal proposal, Class<Q> type) {
        if (type == NoDetails.class) {
            return type.cast(NoDetails.INSTANCE);
        }
        byte[] sealed = proposal.request();
        if (sealed == null) {
            throw new IllegalStateException("Proposal " + proposal.id() + " has no request any more.");
        }
        byte[] text = secrets.open(proposal.boundTo(), sealed);
        try {
            return json.fromJson(new String(text, StandardCharsets.UTF_8), type);
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }

    String text(List<Change> changes) {
        return json.toJson(changes.toArray(new Change[0]));
    }

    List<Change> changes(Proposal proposal) {
        return List.of(json.fromJson(proposal.changes(), Change[].class));
    }

    /** An action with the request that it is about, so that their types stay together. */
    record Bound<Q>(Approved<Q> approved, @Nullable UUID objectId, Q request) {
        void check(Caller caller) {
            approved.check(caller, objectId, request);
        }

        boolean needsApproval(Caller caller) {
            return approved.needsApproval(caller, objectId, request);
        }

        Wording describe(UUID scope) {
            return approved.describe(scope, objectId, request);
        }

        List<Change> changes(UUID scope) {
            return approved.changes(scope, objectId, request);
        }

        Carried carryOut(Caller caller, Approval approval) {
            return approved.carryOut(caller, objectId, request, approval);
        }
    }

    /** What a proposal is for, with its request. */
    <Q> Bound<Q> bind(Approved<Q> approved, Proposal proposal) {
        return new Bound<>(approved, proposal.objectId(), read(proposal, approved.requestType()));
    }

    static <Q> Bound<Q> bind(Approved<Q> approved, @Nullable UUID objectId, Object request) {
        return new Bound<>(approved, objectId, approved.requestType().cast(request));
    }
}
