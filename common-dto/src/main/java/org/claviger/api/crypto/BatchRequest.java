package org.claviger.api.crypto;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Up to 1,000 requests of one kind in one.
 *
 * @param items each as the verb takes it alone
 */
public record BatchRequest(
        @NotNull @Size(min = 1, max = MAX_ITEMS) List<Object> items) {
    /** Items of one request. */
    public static final int MAX_ITEMS = 1000;

    public BatchRequest {
        items = List.copyOf(items);
    }

    /** Of these. */
    public static BatchRequest of(List<?> items) {
        return new BatchRequest(List.copyOf(items));
    }
}
