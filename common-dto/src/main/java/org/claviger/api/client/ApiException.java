package org.claviger.api.client;

import org.claviger.api.Problem;

/** The server refused a request, and said why. */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ApiException(Problem problem) {
        super(problem.status() + " " + problem.code() + ": " + problem.detail() + " (correlation id "
                + problem.correlationId() + ")");
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
