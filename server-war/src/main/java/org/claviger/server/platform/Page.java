package org.claviger.server.platform;

import java.util.List;

/**
 * A part of a list.
 *
 * @param total how long the whole list is
 */
public record Page<T>(List<T> items, long total) {
    public Page {
        items = List.copyOf(items);
    }
}
