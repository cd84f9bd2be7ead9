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
import org.claviger.api.auth.Permission;
import org.claviger.api.auth.Role;
import org.claviger.api.tenant.ClientCertificateListResponse;
import org.claviger.api.tenant.ClientCertificateResponse;
import org.claviger.api.tenant.IssueCertificateRequest;
import org.claviger.api.tenant.IssuedCertificateResponse;
import org.claviger.api.tenant.MapCertificateRequest;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CurrentCaller;
import org.claviger.server.rest.Needs;
import org.claviger.server.tenant.ClientCertificateService;

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
    CurrentCaller current;

    @GET
    public ClientCertificateListResponse list(@PathParam("clientId") UUID clientId) {
        return certificates.list(current.get(), clientId);
    }

    @POST
    public Response issue(@PathParam("clientId") UUID clientId, @NotNull @Valid IssueCertificateRequest request) {
        IssuedCertificateResponse issued = certificates.issue(current.get(), clientId, request);
        return Response.status(Response.Status.CREATED).entity(issued).build();
    }

    @POST
    @Path("mapping")
    public Response map(@PathParam("clientId") UUID clientId, @NotNull @Valid MapCertificateRequest request) {
        ClientCertificateResponse mapped = certificates.map(current.get(), clientId, request);
        return Response.status(Response.Status.CREATED).entity(mapped).build();
    }

    @DELETE
    @Path("{id}")
    public void revoke(@PathParam("clientId") UUID clientId, @PathParam("id") UUID id) {
        certificates.revoke(current.get(), clientId, id);
    }
}
