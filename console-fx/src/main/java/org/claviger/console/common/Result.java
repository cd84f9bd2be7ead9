package org.claviger.console.common;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of one of several that the same was to be done to.
 *
 * @param fault why it was refused
 */
record Result<T>(T row, Kind kind, @Nullable Fault fault) {
    /** What can come of one. */
    enum Kind {
        DONE,
        /** Others have to accept it first. */
        PROPOSED,
        REFUSED,
        /** Its turn did not come. */
        LEFT
    }

    static <T> boolean are(List<Result<T>> results, Kind kind) {
        return results.stream().allMatch(result -> result.kind == kind);
    }

    static <T> List<T> rows(List<Result<T>> results, Kind kind) {
        return results.stream()
                .filter(result -> result.kind == kind)
                .map(Result::row)
                .toList();
    }
}
