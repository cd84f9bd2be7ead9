package org.claviger.console.proposals;

import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.claviger.api.approval.ProposalResponse;
import org.claviger.console.common.Activity;
import org.claviger.console.common.Form;
import org.jspecify.annotations.Nullable;

/** A decision about to be made, with a note for the others. */
final class DecisionForm {
    private static final int LONGEST_NOTE = 500;

    private final ProposalResponse proposal;
    private final Decision decision;
    private final StringProperty note = new SimpleStringProperty("");
    private final Form form;

    DecisionForm(ProposalResponse proposal, Decision decision, Activity activity, Consumer<DecisionForm> send) {
        this.proposal = proposal;
        this.decision = decision;
        form = new Form(activity, () -> send.accept(this))
                .step()
                .needs("note", note, text -> text.strip().length() <= LONGEST_NOTE);
    }

    @Nullable String noteOrNone() {
        return note.get().isBlank() ? null : note.get().strip();
    }

    ProposalResponse proposal() {
        return proposal;
    }

    Decision decision() {
        return decision;
    }

    StringProperty noteProperty() {
        return note;
    }

    Form form() {
        return form;
    }
}
