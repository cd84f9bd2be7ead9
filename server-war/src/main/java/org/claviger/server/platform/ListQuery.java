package org.claviger.server.platform;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted, and in which order.
 *
 * @param offset how many to leave out
 * @param limit how many at most
 * @param sort the member to sort by, with {@code -} before it for the opposite direction; absent: the list's own order
 * @param filter only those that have this text in one of their names, whatever its case; absent: all
 * @param narrowed only those that are so, by the names of the list's {@link Narrowing}s
 */
public record ListQuery(
        int offset,
        int limit,
        @Nullable String sort,
        @Nullable String filter,
        Map<String, String> narrowed) {
    public ListQuery {
        narrowed = Map.copyOf(narrowed);
    }

    /** The first ones, in the list's own order. */
    public static ListQuery first(int limit) {
        return new ListQuery(0, limit, null, null, Map.of());
    }
}
