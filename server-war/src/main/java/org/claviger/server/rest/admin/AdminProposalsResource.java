package org.claviger.server.rest.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.claviger.api.approval.DecideProposalRequest;
import org.claviger.api.approval.ProposalListResponse;
import org.claviger.api.approval.ProposalResponse;
import org.claviger.api.approval.ProposalState;
import org.claviger.api.auth.Permission;
import org.claviger.api.auth.Role;
import org.claviger.server.approval.ProposalService;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CurrentCaller;
import org.claviger.server.rest.ListParameters;
import org.claviger.server.rest.Needs;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/admin/proposals}: what takes several admins. */
@Path("api/v1/admin/proposals")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Admits(Role.ADMIN)
@Needs(Permission.DECIDE_PROPOSALS)
@ApplicationScoped
public class AdminProposalsResource {
    @Inject
    ProposalService proposals;

    @Inject
    CurrentCaller current;

    @GET
    public ProposalListResponse list(
            @QueryParam("state") @Nullable ProposalState state, @Valid @BeanParam ListParameters wanted) {
        return proposals.list(current.get(), state, wanted.query("state"));
    }

    @GET
    @Path("{id}")
    public ProposalResponse get(@PathParam("id") UUID id) {
        return proposals.get(current.get(), id);
    }

    @POST
    @Path("{id}/accept")
    public ProposalResponse accept(@PathParam("id") UUID id, @Valid @Nullable DecideProposalRequest request) {
        return proposals.accept(current.get(), id, request);
    }

    @POST
    @Path("{id}/reject")
    public ProposalResponse reject(@PathParam("id") UUID id, @Valid @Nullable DecideProposalRequest request) {
        return proposals.reject(current.get(), id, request);
    }

    @POST
    @Path("{id}/withdraw")
    public ProposalResponse withdraw(@PathParam("id") UUID id) {
        return proposals.withdraw(current.get(), id);
    }
}
