package org.claviger.server.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Function;
import org.claviger.api.ErrorCode;
import org.claviger.api.approval.ProposedAction;
import org.claviger.server.approval.NoDetails;
import org.claviger.server.approval.ProposalService;
import org.claviger.server.approval.Submission;
import org.claviger.server.platform.IfMatch;
import org.claviger.server.platform.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * Hands in requests for actions that may take several people. What is carried out at once is answered as any other request
 * is; what others have to accept first is answered by 202 and the proposal.
 */
@RequestScoped
public class Submissions {
    /** The reason for those who decide; percent-encoded where it isn't ASCII. */
    static final String REASON = "Claviger-Reason";

    private static final int LONGEST_REASON = 500;

    @Inject
    ProposalService proposals;

    @Inject
    CurrentCaller current;

    @Context
    HttpHeaders headers;

    /** Hands in what makes something: 201. */
    public Response create(ProposedAction action, Object request) {
        return answer(submit(action, null, request), Status.CREATED);
    }

    /** Hands in what makes something of an object: 201. */
    public Response createOf(ProposedAction action, UUID objectId, Object request) {
        return answer(submit(action, objectId, request), Status.CREATED);
    }

    /** Hands in what has an answer of its own. */
    public Response perform(ProposedAction action, UUID objectId, Object request) {
        return answer(submit(action, objectId, request), Status.OK);
    }

    /** Hands in what changes something, and shows it as it is afterwards. */
    public Response change(ProposedAction action, UUID objectId, Object request, Function<UUID, Object> afterwards) {
        Submission submission = submit(action, objectId, request);
        return submission.proposal() == null
                ? Response.ok(afterwards.apply(objectId)).build()
                : proposed(submission.proposal());
    }

    /** Hands in what takes no details, and shows the object as it is afterwards. */
    public Response change(ProposedAction action, UUID objectId, Function<UUID, Object> afterwards) {
        return change(action, objectId, NoDetails.INSTANCE, afterwards);
    }

    /** Hands in what removes something: 204. */
    public Response delete(ProposedAction action, UUID objectId) {
        Submission submission = submit(action, objectId, NoDetails.INSTANCE);
        return submission.proposal() == null ? Response.noContent().build() : proposed(submission.proposal());
    }

    private Submission submit(ProposedAction action, @Nullable UUID objectId, Object request) {
        IfMatch seen = IfMatch.of(headers.getHeaderString(HttpHeaders.IF_MATCH));
        return proposals.submit(current.get(), action, objectId, request, reason(), seen);
    }

    private static Response answer(Submission submission, Status done) {
        return submission.proposal() == null
                ? Response.status(done).entity(submission.answer()).build()
                : proposed(submission.proposal());
    }

    private static Response proposed(Object proposal) {
        return Response.status(Status.ACCEPTED).entity(proposal).build();
    }

    private @Nullable String reason() {
        String header = headers.getHeaderString(REASON);
        if (header == null || header.isBlank()) {
            return null;
        }
        String reason = decode(header.strip());
        if (reason.length() > LONGEST_REASON) {
            throw new RefusedException(
                    ErrorCode.INVALID_REQUEST, REASON + " is longer than " + LONGEST_REASON + " characters.");
        }
        return reason;
    }

    private static String decode(String header) {
        try {
            return URLDecoder.decode(header.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(
                    ErrorCode.INVALID_REQUEST, REASON + " is not percent-encoded as it should be.", e);
        }
    }
}
