package org.claviger.server.rest.auth;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.claviger.api.Secret;
import org.claviger.api.auth.TokenErrorResponse;
import org.claviger.api.auth.TokenResponse;
import org.claviger.server.identity.Identity;
import org.claviger.server.identity.Identity.BasicCredentials;
import org.claviger.server.rest.AdmitsAnyone;
import org.claviger.server.rest.RequestOrigin;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /oauth2/token}: client credentials (RFC 6749 section 4.4). A client authenticates by HTTP Basic, or by {@code
 * client_id} and {@code client_secret} in the form (section 2.3.1), not by both. Errors are those of section 5.2.
 */
@Path("oauth2/token")
@ApplicationScoped
public class TokenResource {
    private static final String BASIC = "Basic ";

    @Inject
    Identity identity;

    @Inject
    RequestOrigin origin;

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    @AdmitsAnyone
    public Response token(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @FormParam("grant_type") @Nullable String grantType,
            @FormParam("client_id") @Nullable String clientId,
            @FormParam("client_secret") @Nullable String clientSecret) {
        if (grantType == null) {
            return error(400, "invalid_request", "grant_type is missing.");
        }
        if (!grantType.equals("client_credentials")) {
            return error(400, "unsupported_grant_type", "Only client_credentials is supported.");
        }
        if (authorization != null && clientSecret != null) {
            return error(
                    400, "invalid_request", "Send the client's credentials in the header or in the form, not both.");
        }
        Optional<TokenResponse> token = credentials(authorization, clientId, clientSecret)
                .flatMap(pair -> identity.token(pair.user(), pair.password(), origin.get()));
        return token.map(answer -> Response.ok(answer).build())
                .orElseGet(() -> error(401, "invalid_client", "Client id and secret do not belong together."));
    }

    private static Optional<BasicCredentials> credentials(
            @Nullable String authorization, @Nullable String clientId, @Nullable String clientSecret) {
        if (authorization != null) {
            return authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())
                    ? BasicCredentials.parse(authorization.substring(BASIC.length()))
                    : Optional.empty();
        }
        return clientId == null || clientSecret == null
                ? Optional.empty()
                : Optional.of(new BasicCredentials(clientId, Secret.of(clientSecret)));
    }

    private static Response error(int status, String error, String description) {
        Response.ResponseBuilder response = Response.status(status).entity(new TokenErrorResponse(error, description));
        return status == 401
                ? response.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"claviger\"")
                        .build()
                : response.build();
    }
}
