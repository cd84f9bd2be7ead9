package org.claviger.server.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Takes precedence over JAX-RS's own mapper of these exceptions, which tells nothing. */
@Provider
@ApplicationScoped
public class ViolationTranslator implements ExceptionMapper<ConstraintViolationException> {
    @Inject
    ExceptionTranslator translator;

    @Override
    public Response toResponse(ConstraintViolationException failure) {
        return translator.toResponse(failure);
    }
}
