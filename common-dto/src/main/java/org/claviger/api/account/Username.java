package org.claviger.api.account;

/** What a username may look like. */
public final class Username {
    /** 1 to 64 letters, digits, dots, hyphens, underscores or @: an e-mail address can be one. */
    public static final String FORM = "[A-Za-z0-9._@-]{1,64}";

    /** What to say of one that doesn't. */
    public static final String MESSAGE = "must be 1 to 64 letters, digits, dots, hyphens, underscores or @";

    private Username() {}
}
