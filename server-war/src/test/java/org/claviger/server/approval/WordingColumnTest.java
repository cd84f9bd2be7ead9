package org.claviger.server.approval;

import static org.assertj.core.api.Assertions.assertThat;

import org.claviger.api.approval.ProposalText;
import org.claviger.api.approval.Wording;
import org.junit.jupiter.api.Test;

class WordingColumnTest {
    private final WordingColumn column = new WordingColumn();

    @Test
    void a_sentence_comes_back_as_it_was_whatever_a_person_has_typed_into_a_name() {
        for (String name : new String[] {"", "a|b", "{0}", "\"x\", y", "$1"}) {
            Wording wording = Wording.of(ProposalText.NEW_ACCOUNT, name, "Anton Auer");
            assertThat(column.convertToEntityAttribute(column.convertToDatabaseColumn(wording)))
                    .isEqualTo(wording);
        }
    }

    @Test
    void a_name_can_not_become_two_values() {
        Wording wording = Wording.of(ProposalText.NEW_CLIENT, "one\u001ftwo");
        Wording kept = column.convertToEntityAttribute(column.convertToDatabaseColumn(wording));
        assertThat(kept).isEqualTo(Wording.of(ProposalText.NEW_CLIENT, "one two"));
    }

    @Test
    void without_a_sentence_there_is_none() {
        assertThat(column.convertToEntityAttribute(column.convertToDatabaseColumn(null)))
                .isNull();
    }

    @Test
    void in_english_names_are_written_as_they_are() {
        assertThat(Wording.of(ProposalText.NEW_ACCOUNT, "{1}", "$0").english())
                .isEqualTo("A new account \"{1}\" for $0");
    }
}
