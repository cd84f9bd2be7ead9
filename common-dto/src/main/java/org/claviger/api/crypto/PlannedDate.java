package org.claviger.api.crypto;

import java.util.Arrays;

/** A date of {@link LifeDates} that can be planned, and taken back as long as it has not come. */
public enum PlannedDate {
    ACTIVATION("activation"),
    PROCESS_START("processStart"),
    PROTECT_STOP("protectStop"),
    DEACTIVATION("deactivation"),
    DESTROY("destroy");

    private final String member;

    PlannedDate(String member) {
        this.member = member;
    }

    /**
     * The date that {@link LifeDates} has under this name.
     *
     * @throws IllegalArgumentException if there is none that can be planned
     */
    public static PlannedDate fromString(String member) {
        return Arrays.stream(values())
                .filter(date -> date.member.equals(member))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no planned date " + member));
    }

    /** The name that {@link LifeDates} has for it. */
    @Override
    public String toString() {
        return member;
    }
}
