package org.claviger.console.common;

/** Where a list's rows come from, a page at a time. */
public interface PageSource<T> {
    /** The rows that are wanted; blocks. */
    Slice<T> fetch(PageRequest wanted) throws Exception;

    /** One that walks through the list by itself, if walking is what this does. */
    default PageSource<T> anew() {
        return this;
    }
}
