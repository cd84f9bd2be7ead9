package org.claviger.api;

import java.util.List;

/**
 * What {@code /health} tells of the node that was asked (MicroProfile Health 4.0, section 4).
 *
 * @param status {@code UP} if all checks are
 */
public record HealthResponse(String status, List<Check> checks) {
    private static final String UP = "UP";

    public HealthResponse {
        checks = checks == null ? List.of() : List.copyOf(checks);
    }

    /** Whether a check is there and up. */
    public boolean isUp(String name) {
        return checks.stream()
                .anyMatch(check -> check.name().equals(name) && check.status().equals(UP));
    }

    /**
     * One check.
     *
     * @param status {@code UP} or {@code DOWN}
     */
    public record Check(String name, String status) {}
}
