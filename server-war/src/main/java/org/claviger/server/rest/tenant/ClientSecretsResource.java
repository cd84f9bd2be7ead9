package org.claviger.server.rest.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.UUID;
import org.claviger.api.approval.ProposedAction;
import org.claviger.api.auth.Permission;
import org.claviger.api.auth.Role;
import org.claviger.api.tenant.CreateSecretRequest;
import org.claviger.api.tenant.SecretListResponse;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CreatesOnce;
import org.claviger.server.rest.CurrentCaller;
import org.claviger.server.rest.Needs;
import org.claviger.server.rest.Submissions;
import org.claviger.server.tenant.ClientSecretService;
import org.claviger.server.tenant.CredentialOrder;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/tenant/clients/{id}/secrets}: several at a time, so that one is replaced while another is in use. */
@Path("api/v1/tenant/clients/{client}/secrets")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Admits(Role.OPERATOR)
@Needs(Permission.MANAGE_CLIENTS)
@ApplicationScoped
public class ClientSecretsResource {
    @Inject
    ClientSecretService secrets;

    @Inject
    Submissions submissions;

    @Inject
    CurrentCaller current;

    @GET
    public SecretListResponse list(@PathParam("client") UUID client) {
        return secrets.list(current.get(), client);
    }

    @POST
    @CreatesOnce
    public Response create(@PathParam("client") UUID client, @Valid @Nullable CreateSecretRequest request) {
        CredentialOrder order = CredentialOrder.of(Objects.requireNonNullElse(request, new CreateSecretRequest(null)));
        return submissions.createOf(ProposedAction.ISSUE_CLIENT_CREDENTIAL, client, order);
    }

    @DELETE
    @Path("{id}")
    public void delete(@PathParam("client") UUID client, @PathParam("id") UUID id) {
        secrets.delete(current.get(), client, id);
    }
}
