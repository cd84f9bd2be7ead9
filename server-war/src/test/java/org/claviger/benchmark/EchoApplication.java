package org.claviger.benchmark;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** As bare as JAX-RS can be: no filter, no reader or writer of its own. */
@ApplicationPath("rest")
public class EchoApplication extends Application {}
