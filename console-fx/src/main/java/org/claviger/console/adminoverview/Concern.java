package org.claviger.console.adminoverview;

/**
 * Something that needs attention, in no language yet: the strings have {@code concern.KIND} with the subject as {@code {0}}
 * and the number as {@code {1}}.
 *
 * @param number how many, or how much; 0 where there is nothing to count
 * @param place the screen on which something can be done about it
 */
record Concern(Kind kind, String subject, long number, String place) {
    Concern(Kind kind, String subject, String place) {
        this(kind, subject, 0, place);
    }

    /** What is the matter. */
    enum Kind {
        DATABASE_DOWN,
        PROFILE_BLOCKED,
        PROFILE_FAILING,
        KEK_NEAR_BOUND,
        PROPOSALS_OPEN,
        SIGN_INS_FAILED,
        ACCOUNT_LOCKED,
        PASSWORD_EXPIRING,
        ONLY_ADMIN,
        TENANT_WITHOUT_PROFILE,
        TENANT_WITHOUT_OPERATORS,
        TENANT_DELETING,
        SECRETS_EXPIRING,
        CERTIFICATES_EXPIRING
    }
}
