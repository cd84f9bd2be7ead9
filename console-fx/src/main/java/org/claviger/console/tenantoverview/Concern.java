package org.claviger.console.tenantoverview;

/**
 * Something that needs attention, in no language yet: the strings have {@code concern.KIND} with the subject as {@code {0}}.
 *
 * @param subject a name, or a number
 */
record Concern(Kind kind, Object subject) {
    /** What is the matter. */
    enum Kind {
        KEK_MISSING("keks"),
        KEK_DISABLED("keks"),
        KEK_NEAR_BOUND("keks"),
        KEK_COMPROMISED("keks"),
        KEYS_ENDED("keys"),
        KEYS_ENDING("keys"),
        PROPOSALS_OPEN("proposals"),
        SIGN_INS_FAILED("audit"),
        ACCOUNT_LOCKED("operators"),
        PASSWORD_EXPIRING("operators"),
        ONLY_OPERATOR("operators");

        private final String place;

        Kind(String place) {
            this.place = place;
        }
    }

    /** The screen on which something can be done about it. */
    String place() {
        return kind.place;
    }
}
