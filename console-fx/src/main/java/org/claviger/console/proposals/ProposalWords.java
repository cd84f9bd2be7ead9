package org.claviger.console.proposals;

import java.util.ArrayList;
import java.util.List;
import org.claviger.api.approval.Wording;
import org.claviger.console.common.Strings;

/** The server's sentences about proposals, in the strings' language: they have {@code text.SENTENCE} and {@code value.CODE}. */
final class ProposalWords {
    private ProposalWords() {}

    static String of(Wording wording, Strings strings) {
        List<String> values = new ArrayList<>();
        for (String value : wording.values()) {
            values.add(wording.text().isCode(values.size()) ? strings.text("value." + value) : value);
        }
        return strings.text("text." + wording.text(), values.toArray());
    }
}
