package org.claviger.server.rest;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.claviger.api.auth.Role;

/**
 * Whom a resource admits; one without this annotation, or {@link AdmitsAnyone}, admits nobody. Not {@code RolesAllowed},
 * which would set off the container's own authentication beside ours (docs/adr/0005).
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Admits {
    /** Callers of these roles. */
    Role[] value();
}
