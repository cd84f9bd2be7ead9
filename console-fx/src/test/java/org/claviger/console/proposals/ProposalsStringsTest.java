package org.claviger.console.proposals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.claviger.api.approval.ProposalState;
import org.claviger.api.approval.ProposedAction;
import org.claviger.console.common.Strings;
import org.junit.jupiter.api.Test;

class ProposalsStringsTest {
    @Test
    void every_value_that_a_key_is_made_of_has_a_text() {
        for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            Strings strings = Strings.of(ProposalsController.class, language);
            for (ProposedAction action : ProposedAction.values()) {
                assertThat(strings.text("action." + action)).isNotBlank();
            }
            for (ProposalState state : ProposalState.values()) {
                assertThat(strings.text("state." + state)).isNotBlank();
            }
            for (Decision decision : Decision.values()) {
                assertThat(strings.text(decision.path())).isNotBlank();
                assertThat(strings.text(decision.path() + ".form.lead")).isNotBlank();
                assertThat(strings.text(decision.path() + ".done", "it")).contains("it");
            }
        }
    }
}
