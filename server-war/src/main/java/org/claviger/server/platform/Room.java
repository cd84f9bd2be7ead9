package org.claviger.server.platform;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A package with a purpose of its own. The annotation, on its {@code package-info}, names the other rooms that it may
 * use, by their names below {@code org.claviger.server}; {@code platform} may be used by all. A test holds it to that.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PACKAGE)
public @interface Room {
    /** The rooms that this one uses. */
    String[] uses();
}
