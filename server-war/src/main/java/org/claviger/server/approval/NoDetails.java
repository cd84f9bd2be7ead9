package org.claviger.server.approval;

/** The request of an action that naming the object says all of. */
public record NoDetails() {
    public static final NoDetails INSTANCE = new NoDetails();
}
