package org.claviger.console.common;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a list are wanted, as the server's lists are asked.
 *
 * @param sort the member to sort by, with {@code -} before it for the opposite direction; absent: the list's own order
 * @param filters query parameters by name, such as that of a text or of a state; none is empty
 */
public record PageRequest(int offset, int limit, @Nullable String sort, Map<String, String> filters) {
    public PageRequest {
        filters = Map.copyOf(filters);
    }

    /** The path with all of this as its query. */
    public String on(String path) {
        Map<String, String> parameters = new TreeMap<>(filters);
        parameters.put("offset", String.valueOf(offset));
        parameters.put("limit", String.valueOf(limit));
        if (sort != null) {
            parameters.put("sort", sort);
        }
        return query(path, parameters);
    }

    /** A path with parameters, in their order. */
    public static String query(String path, Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", path + "?", ""));
    }
}
