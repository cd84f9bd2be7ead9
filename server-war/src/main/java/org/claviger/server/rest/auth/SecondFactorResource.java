package org.claviger.server.rest.auth;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.claviger.api.ErrorCode;
import org.claviger.api.auth.RecoveryCodesResponse;
import org.claviger.api.auth.Role;
import org.claviger.api.auth.SecondFactorCode;
import org.claviger.api.auth.SecondFactorResponse;
import org.claviger.server.account.SecondFactorService;
import org.claviger.server.platform.RefusedException;
import org.claviger.server.platform.Restriction;
import org.claviger.server.rest.Admits;
import org.claviger.server.rest.CurrentCaller;
import org.claviger.server.rest.EvenWith;
import org.claviger.server.rest.OfOneself;

/** {@code /api/v1/auth/second-factor}: the caller's own authenticator (RFC 6238). */
@Path("api/v1/auth/second-factor")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Admits({Role.ADMIN, Role.OPERATOR})
@OfOneself
@ApplicationScoped
public class SecondFactorResource {
    @Inject
    SecondFactorService secondFactor;

    @Inject
    CurrentCaller current;

    /** Makes a secret, which counts once a code of its was confirmed. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @EvenWith(Restriction.NO_SECOND_FACTOR)
    public SecondFactorResponse begin() {
        return secondFactor.begin(current.get());
    }

    @POST
    @Path("confirm")
    @EvenWith(Restriction.NO_SECOND_FACTOR)
    public RecoveryCodesResponse confirm(@NotNull @Valid SecondFactorCode code) {
        return secondFactor.confirm(current.get(), code);
    }

    @POST
    @Path("remove")
    public void remove(@NotNull @Valid SecondFactorCode code) {
        if (!secondFactor.remove(current.get(), code)) {
            throw new RefusedException(ErrorCode.NOT_AUTHENTICATED, "The code is not right.");
        }
    }
}
