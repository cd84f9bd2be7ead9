package org.claviger.console.common;

import java.util.List;
import org.claviger.api.ErrorCode;
import org.claviger.api.Problem;
import org.claviger.api.client.ApiException;
import org.claviger.api.client.ServerUnreachableException;
import org.claviger.api.client.SessionEndedException;
import org.jspecify.annotations.Nullable;

/**
 * Something that went wrong, in no language yet: strings have its {@code code} as {@code fault.CODE.title} and
 * {@code fault.CODE.advice}.
 *
 * @param code the server's {@link ErrorCode}, or a code of the console's own
 * @param detail what the server or the system says about it, in its own words
 * @param correlationId names the request in the server's log; only if the server answered
 * @param violations members of the request that are wrong; often none
 */
public record Fault(
        String code, @Nullable String detail, @Nullable String correlationId, List<Problem.Violation> violations) {
    /** No answer came. */
    public static final String UNREACHABLE = "UNREACHABLE";

    /** What nobody thought of. */
    public static final String UNEXPECTED = "UNEXPECTED";

    public Fault {
        violations = List.copyOf(violations);
    }

    /**
     * What to tell about an exception. Of those that nobody thought of only the type is told: their text may hold what
     * should not be shown.
     */
    public static Fault of(Exception e) {
        if (e instanceof ApiException refusal) {
            return of(refusal.problem());
        }
        if (e instanceof SessionEndedException) {
            return new Fault(ErrorCode.NOT_AUTHENTICATED.name(), e.getMessage(), null, List.of());
        }
        if (e instanceof ServerUnreachableException) {
            return new Fault(UNREACHABLE, e.getMessage(), null, List.of());
        }
        if (e instanceof ConsoleException own) {
            return new Fault(own.code(), own.getMessage(), null, List.of());
        }
        return new Fault(UNEXPECTED, e.getClass().getSimpleName(), null, List.of());
    }

    private static Fault of(Problem problem) {
        List<Problem.Violation> violations = problem.violations();
        return new Fault(
                problem.code().name(),
                problem.detail(),
                problem.correlationId(),
                violations == null ? List.of() : violations);
    }

    /** Whether it says that the session is over, or never was. */
    public boolean endsSession() {
        return code.equals(ErrorCode.NOT_AUTHENTICATED.name());
    }

    /** Whether the same request may succeed a little later. */
    public boolean mayPass() {
        return code.equals(UNREACHABLE)
                || code.equals(ErrorCode.DATABASE_UNAVAILABLE.name())
                || code.equals(ErrorCode.HSM_UNAVAILABLE.name())
                || code.equals(ErrorCode.ISSUER_UNAVAILABLE.name())
                || code.equals(ErrorCode.QUOTA_EXCEEDED.name());
    }
}
