package org.claviger.api;

/** What the name of a tenant, a role or a namespace may look like. */
public final class ShortName {
    /** As a label of a domain name (RFC 1123), so that it can become part of one. */
    public static final String FORM = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

    /** What to say of one that doesn't. */
    public static final String MESSAGE = "must be 1 to 63 lower-case letters, digits or hyphens";

    private ShortName() {}
}
