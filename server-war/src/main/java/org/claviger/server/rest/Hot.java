package org.claviger.server.rest;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks what applications call thousands of times a second: {@link HotRequests} serves it without the detour by JAX-RS, to
 * the same effect (docs/adr/0030). The method answers POST at a path without parameters, takes one record as JSON and returns
 * another, made of what {@link JsonForm} knows.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Hot {}
