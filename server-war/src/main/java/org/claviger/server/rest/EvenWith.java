package org.claviger.server.rest;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.claviger.server.platform.Restriction;

/** Marks what a person may do although the account is restricted: above all, to end the restriction. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface EvenWith {
    /** The restrictions that don't matter here. */
    Restriction[] value();
}
