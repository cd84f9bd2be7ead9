package org.claviger.console.common;

import java.util.List;

/**
 * Some of a list's rows.
 *
 * @param total how long the whole list is, as far as is known: of one that tells only whether there is more, one row more than
 *     those that were told
 */
public record Slice<T>(List<T> items, long total) {
    public Slice {
        items = List.copyOf(items);
    }
}
