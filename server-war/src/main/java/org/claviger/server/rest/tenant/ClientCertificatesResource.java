package org.claviger.server.rest.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.claviger.api.approval.ProposedAction;
import org.claviger.api.auth.Permission;
import org.claviger.api.auth.Role;
import org.claviger.api.tenant.ClientCertificateListResponse;
import org.claviger.api.tenant.IssueCertificateRequest;
import org.claviger.api.tenant.MapCertificateRequest;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CreatesOnce;
import org.claviger.server.rest.CurrentCaller;
import org.claviger.server.rest.Needs;
import org.claviger.server.rest.Submissions;
import org.claviger.server.tenant.ClientCertificateService;
import org.claviger.server.tenant.CredentialOrder;

/** {@code /api/v1/tenant/clients/{clientId}/certificates}: which certificates a client authenticates by. */
@Path("api/v1/tenant/clients/{clientId}/certificates")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Admits(Role.OPERATOR)
@Needs(Permission.MANAGE_CLIENTS)
@ApplicationScoped
public class ClientCertificatesResource {
    @Inject
    ClientCertificateService certificates;

    @Inject
    Submissions submissions;

    @Inject
    CurrentCaller current;

    @GET
    public ClientCertificateListResponse list(@PathParam("clientId") UUID clientId) {
        return certificates.list(current.get(), clientId);
    }

    @POST
    @CreatesOnce
    public Response issue(@PathParam("clientId") UUID clientId, @NotNull @Valid IssueCertificateRequest request) {
        return submissions.createOf(ProposedAction.ISSUE_CLIENT_CREDENTIAL, clientId, CredentialOrder.of(request));
    }

    @POST
    @Path("mapping")
    @CreatesOnce
    public Response map(@PathParam("clientId") UUID clientId, @NotNull @Valid MapCertificateRequest request) {
        return submissions.createOf(ProposedAction.ISSUE_CLIENT_CREDENTIAL, clientId, CredentialOrder.of(request));
    }

    @DELETE
    @Path("{id}")
    public void revoke(@PathParam("clientId") UUID clientId, @PathParam("id") UUID id) {
        certificates.revoke(current.get(), clientId, id);
    }
}
