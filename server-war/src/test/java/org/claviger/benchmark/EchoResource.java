package org.claviger.benchmark;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The ceiling: what a JAX-RS resource can do that does nothing but read JSON and write it. */
@Path("echo")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class EchoResource {
    @POST
    public Echo echo(Echo request) {
        return request;
    }

    /** The members of a request to encrypt. */
    public record Echo(String keyId, String plaintext) {}
}
