package org.claviger.benchmark;

/** There is no figure, for a reason that the table tells: never a figure of something else. */
final class NotMeasuredException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotMeasuredException(String reason) {
        super(reason);
    }
}
