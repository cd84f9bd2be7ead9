package org.claviger.console.proposals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.claviger.api.approval.ProposalState;
import org.claviger.api.approval.ProposalText;
import org.claviger.api.approval.ProposedAction;
import org.claviger.api.approval.Wording;
import org.claviger.api.tenant.KekPlace;
import org.claviger.api.tenant.KekState;
import org.claviger.console.common.Strings;
import org.junit.jupiter.api.Test;

class ProposalsStringsTest {
    private static final String[] VALUES = {"a name", "PRIMARY"};

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
            for (ProposalText text : ProposalText.values()) {
                assertThat(ProposalWords.of(
                                Wording.of(
                                        text,
                                        VALUES[text.isCode(0) ? 1 : 0],
                                        VALUES[text.isCode(1) ? 1 : 0],
                                        VALUES[text.isCode(2) ? 1 : 0],
                                        "4"),
                                strings))
                        .isNotBlank()
                        .doesNotContain("{");
            }
            for (KekPlace place : KekPlace.values()) {
                assertThat(ProposalWords.of(Wording.of(ProposalText.NEXT_KEK, place), strings))
                        .doesNotContain(place.name());
            }
            for (KekState state : KekState.values()) {
                assertThat(ProposalWords.of(Wording.of(ProposalText.KEK, "k", "AB", state, 7), strings))
                        .doesNotContain(state.name());
            }
            for (Decision decision : Decision.values()) {
                assertThat(strings.text(decision.path())).isNotBlank();
                assertThat(strings.text(decision.path() + ".form.lead")).isNotBlank();
                assertThat(strings.text(decision.path() + ".done", "it")).contains("it");
            }
        }
    }
}
