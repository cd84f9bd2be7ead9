package org.claviger.console.dashboard;

/**
 * Something that needs attention, in no language yet: the strings have {@code concern.KIND} with the subject as {@code {0}}.
 *
 * @param place the screen on which something can be done about it
 */
record Concern(Kind kind, String subject, String place) {
    /** What is the matter. */
    enum Kind {
        DATABASE_DOWN,
        PROFILE_BLOCKED,
        PROFILE_FAILING,
        TENANT_WITHOUT_PROFILE,
        TENANT_WITHOUT_OPERATORS,
        TENANT_DELETING,
        ACCOUNT_LOCKED,
        PASSWORD_EXPIRING,
        ONLY_ADMIN,
        PROPOSALS_OPEN
    }
}
