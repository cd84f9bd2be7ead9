package org.claviger.console.common;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A list whose server tells with each page how to ask for the following one, and not how many there are. So pages come one
 * after the other, as a person scrolls down.
 */
public final class CursorSource<T> implements PageSource<T> {
    private final Following<T> server;
    private final Map<Integer, String> cursors = new ConcurrentHashMap<>();

    /** Asks {@code server}. */
    public CursorSource(Following<T> server) {
        this.server = server;
    }

    @Override
    public Slice<T> fetch(PageRequest wanted) throws Exception {
        String cursor = wanted.offset() == 0 ? null : cursors.get(wanted.offset());
        if (wanted.offset() > 0 && cursor == null) {
            return new Slice<>(List.of(), wanted.offset());
        }
        Page<T> page = server.fetch(wanted, cursor);
        int end = wanted.offset() + page.items().size();
        if (page.next() == null) {
            return new Slice<>(page.items(), end);
        }
        cursors.put(end, page.next());
        return new Slice<>(page.items(), end + 1L);
    }

    @Override
    public PageSource<T> anew() {
        return new CursorSource<>(server);
    }

    /** How the server answers. */
    @FunctionalInterface
    public interface Following<T> {
        /** The page at the cursor, or the first. */
        Page<T> fetch(PageRequest wanted, @Nullable String cursor) throws Exception;
    }

    /**
     * One page.
     *
     * @param next the cursor of the following one; absent if this is the last
     */
    public record Page<T>(List<T> items, @Nullable String next) {
        public Page {
            items = List.copyOf(items);
        }
    }
}
