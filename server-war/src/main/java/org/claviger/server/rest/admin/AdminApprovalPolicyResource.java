package org.claviger.server.rest.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.claviger.api.approval.ApprovalPolicy;
import org.claviger.api.approval.ProposedAction;
import org.claviger.api.auth.Permission;
import org.claviger.api.auth.Role;
import org.claviger.server.approval.ApprovalPolicyService;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CurrentCaller;
import org.claviger.server.rest.Needs;
import org.claviger.server.rest.Submissions;

/** {@code /api/v1/admin/approval-policy}: how many others have to accept what admins want to do. */
@Path("api/v1/admin/approval-policy")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Admits(Role.ADMIN)
@Needs(Permission.MANAGE_SETTINGS)
@ApplicationScoped
public class AdminApprovalPolicyResource {
    @Inject
    ApprovalPolicyService policy;

    @Inject
    Submissions submissions;

    @Inject
    CurrentCaller current;

    @GET
    public ApprovalPolicy get() {
        return policy.get(current.get());
    }

    @PUT
    public Response change(@NotNull @Valid ApprovalPolicy request) {
        return submissions.change(
                ProposedAction.CHANGE_APPROVAL_POLICY, current.get().scope(), request, scope -> get());
    }
}
