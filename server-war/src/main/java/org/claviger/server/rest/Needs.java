package org.claviger.server.rest;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.claviger.api.auth.Permission;

/** The permission that a person needs; on a method it stands in place of the one on the class. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Needs {
    /** For what changes something: one of an account's roles has to have it. */
    Permission value();

    /** For what only looks. */
    Permission toLook() default Permission.VIEW;
}
