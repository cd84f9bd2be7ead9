package org.claviger.server.rest.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.claviger.api.account.AccountListResponse;
import org.claviger.api.account.AccountResponse;
import org.claviger.api.account.ChangeAccountRequest;
import org.claviger.api.account.CreateAccountRequest;
import org.claviger.api.approval.ProposedAction;
import org.claviger.api.auth.Permission;
import org.claviger.api.auth.Role;
import org.claviger.server.account.AccountService;
import org.claviger.server.account.SessionService;
import org.claviger.server.approval.NoDetails;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CreatesOnce;
import org.claviger.server.rest.CurrentCaller;
import org.claviger.server.rest.ListParameters;
import org.claviger.server.rest.Needs;
import org.claviger.server.rest.Submissions;

/** {@code /api/v1/tenant/operators}: the accounts of the tenant's operators. */
@Path("api/v1/tenant/operators")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Admits(Role.OPERATOR)
@Needs(Permission.MANAGE_ACCOUNTS)
@ApplicationScoped
public class OperatorsResource {
    @Inject
    AccountService accounts;

    @Inject
    SessionService sessions;

    @Inject
    Submissions submissions;

    @Inject
    CurrentCaller current;

    @GET
    public AccountListResponse list(@Valid @BeanParam ListParameters wanted) {
        return accounts.list(current.get(), wanted.query());
    }

    @POST
    @CreatesOnce
    public Response create(@NotNull @Valid CreateAccountRequest request) {
        return submissions.create(ProposedAction.CREATE_ACCOUNT, request);
    }

    @GET
    @Path("{id}")
    public AccountResponse get(@PathParam("id") UUID id) {
        return accounts.get(current.get(), id);
    }

    @PUT
    @Path("{id}")
    public Response change(@PathParam("id") UUID id, @NotNull @Valid ChangeAccountRequest request) {
        return submissions.change(ProposedAction.CHANGE_ACCOUNT, id, request, this::get);
    }

    @DELETE
    @Path("{id}")
    public Response delete(@PathParam("id") UUID id) {
        return submissions.delete(ProposedAction.DELETE_ACCOUNT, id);
    }

    @POST
    @Path("{id}/enable")
    public Response enable(@PathParam("id") UUID id) {
        return submissions.change(ProposedAction.ENABLE_ACCOUNT, id, this::get);
    }

    @POST
    @Path("{id}/disable")
    public Response disable(@PathParam("id") UUID id) {
        return submissions.change(ProposedAction.DISABLE_ACCOUNT, id, this::get);
    }

    @POST
    @Path("{id}/unlock")
    public AccountResponse unlock(@PathParam("id") UUID id) {
        return accounts.unlock(current.get(), id);
    }

    @POST
    @Path("{id}/reset-password")
    public Response resetPassword(@PathParam("id") UUID id) {
        return submissions.perform(ProposedAction.RESET_PASSWORD, id, NoDetails.INSTANCE);
    }

    /** Ends all sign-ins of the account. */
    @DELETE
    @Path("{id}/sessions")
    public void endSessions(@PathParam("id") UUID id) {
        sessions.endAllOf(current.get(), id);
    }
}
