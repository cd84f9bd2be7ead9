package org.claviger.api.approval;

import java.util.List;
import java.util.stream.Stream;

/**
 * A sentence, for who words it in another language than English.
 *
 * @param text which one
 * @param values its names and numbers, in order
 */
public record Wording(ProposalText text, List<String> values) {
    public Wording {
        values = List.copyOf(values);
    }

    /** With these values. */
    public static Wording of(ProposalText text, Object... values) {
        return new Wording(text, Stream.of(values).map(String::valueOf).toList());
    }

    /** In English. */
    public String english() {
        return text.english(values);
    }
}
