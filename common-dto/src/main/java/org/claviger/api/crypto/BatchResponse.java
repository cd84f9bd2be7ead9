package org.claviger.api.crypto;

import java.util.List;
import org.claviger.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * What came of a batch.
 *
 * @param items as many as were asked for, in their order
 */
public record BatchResponse(List<Item> items) {
    public BatchResponse {
        items = List.copyOf(items);
    }

    /**
     * What came of one item: its result, or why there is none.
     *
     * @param result as the verb answers it alone
     */
    public record Item(@Nullable Object result, @Nullable ItemProblem problem) {}

    /**
     * Why an item was refused.
     *
     * @param detail one sentence: what is wrong and what to do
     */
    public record ItemProblem(ErrorCode code, String detail) {}
}
