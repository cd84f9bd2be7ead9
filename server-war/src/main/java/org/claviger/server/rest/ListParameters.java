package org.claviger.server.rest;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.claviger.server.platform.ListQuery;
import org.jspecify.annotations.Nullable;

/**
 * How a list is paged, sorted and filtered: {@code ?offset=0&limit=100&sort=-createdAt&filter=text}; any other parameter narrows it
 * by what the list is narrowed by.
 */
public class ListParameters {
    private static final Set<String> PAGING = Set.of("offset", "limit", "sort", "filter");

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

    @Context
    UriInfo uri;

    /**
     * As the rooms take it.
     *
     * @param own parameters that the list's own resource has taken already
     */
    public ListQuery query(String... own) {
        Set<String> taken = new HashSet<>(PAGING);
        taken.addAll(List.of(own));
        Map<String, String> narrowed = new HashMap<>();
        uri.getQueryParameters().forEach((name, values) -> {
            String value = given(values.get(0));
            if (!taken.contains(name) && value != null) {
                narrowed.put(name, value);
            }
        });
        return new ListQuery(offset, limit, sort, given(filter), narrowed);
    }

    /** A text that is empty is none. */
    static @Nullable String given(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
