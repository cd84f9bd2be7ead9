package org.claviger.api;

/** An answer that says which revision of the object it shows: the {@code ETag} (RFC 9110, section 8.8.3) of its resource. */
public interface Revised {
    /** Grows with each change. */
    long revision();
}
