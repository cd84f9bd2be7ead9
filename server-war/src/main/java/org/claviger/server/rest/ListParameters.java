package org.claviger.server.rest;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.claviger.server.platform.ListQuery;
import org.jspecify.annotations.Nullable;

/** How a list is paged, sorted and filtered: {@code ?offset=0&limit=100&sort=-createdAt&filter=text}. */
public class ListParameters {
    @QueryParam("offset")
    @DefaultValue("0")
    @Min(0) int offset;

    @QueryParam("limit")
    @DefaultValue("100")
    @Min(1) @Max(1000) int limit;

    @QueryParam("sort")
    @Size(max = 64) @Nullable String sort;

    @QueryParam("filter")
    @Size(max = 200) @Nullable String filter;

    /** As the rooms take it. */
    public ListQuery query() {
        return new ListQuery(offset, limit, sort, given(filter));
    }

    /** A text that is empty is none. */
    static @Nullable String given(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
