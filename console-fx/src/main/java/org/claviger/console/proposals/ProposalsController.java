package org.claviger.console.proposals;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.claviger.api.approval.ProposalResponse;
import org.claviger.api.approval.ProposalState;
import org.claviger.api.approval.ProposedAction;
import org.claviger.console.common.ColumnFilter;
import org.claviger.console.common.CredentialDialog;
import org.claviger.console.common.Dialog;
import org.claviger.console.common.Facts;
import org.claviger.console.common.FormDialog;
import org.claviger.console.common.FormPage;
import org.claviger.console.common.Handover;
import org.claviger.console.common.Overlay;
import org.claviger.console.common.PagedScreen;
import org.claviger.console.common.Strings;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The screen with what takes several people. */
public final class ProposalsController extends PagedScreen<ProposalResponse> {
    private final ProposalsViewModel model;
    private final ChangesTable changes = new ChangesTable();

    /** Shows the model in these strings. */
    public ProposalsController(ProposalsViewModel model, Strings strings) {
        super(model.proposals(), model.deeds(), model.session(), strings);
        this.model = model;
        column("action", null, 145, proposal -> strings.text("action." + proposal.action()));
        column("subject", null, 117, this::subject);
        badges("state", null, 116, ProposalResponse::state);
        column("by", null, 96, ProposalResponse::proposedByName);
        column("proposedAt", null, 172, proposal -> moments.minute(proposal.proposedAt()));
        filters(
                ColumnFilter.Choice.of("action", "action", ProposedAction.values()),
                new ColumnFilter.Text("subject", "subject"),
                ColumnFilter.Choice.of("state", "state", ProposalState.values()),
                new ColumnFilter.Text("by", "proposedByName"),
                new ColumnFilter.Days("proposedAt", "proposedFrom", "proposedTo"));
        keep("proposals");
        deed(Decision.ACCEPT, Feather.CHECK);
        deed(Decision.REJECT, Feather.X);
        deed(Decision.WITHDRAW, Feather.CORNER_UP_LEFT);
        beneath(changes);
        ready();
    }

    private String subject(ProposalResponse proposal) {
        return ProposalWords.of(proposal.subjectWording(), strings);
    }

    private void deed(Decision decision, Ikon icon) {
        deed(
                decision.path(),
                icon,
                proposal -> model.possible(proposal).contains(decision),
                proposal -> open(proposal, decision));
    }

    private void open(ProposalResponse proposal, Decision decision) {
        Overlay overlay = overlay();
        DecisionForm form = model.decision(
                proposal, decision, decided -> tell(decided, decision, overlay), now -> tellTooLate(now, overlay));
        overlay.open(dialog(form, decision, overlay));
    }

    private Function<Locale, Dialog> dialog(DecisionForm form, Decision decision, Overlay overlay) {
        return language -> {
            Strings spoken = Strings.of(ProposalsController.class, language);
            ChangesTable shown = new ChangesTable();
            shown.show(form.proposal().changes(), spoken);
            Facts subject = new Facts();
            subject.add(
                    spoken.text("action." + form.proposal().action()),
                    ProposalWords.of(form.proposal().subjectWording(), spoken));
            FormPage page =
                    new FormPage(form.form(), spoken, "form").node(subject).node(shown);
            if (decision != Decision.WITHDRAW) {
                page.text("note", form.noteProperty());
            }
            return new FormDialog(form.form(), spoken, decision.path() + ".form", List.of(page), overlay::close);
        };
    }

    private void tell(ProposalResponse decided, Decision decision, Overlay overlay) {
        overlay.close();
        boolean waits = decided.state() == ProposalState.OPEN;
        int missing = decided.acceptancesRequired() - decided.acceptances().size();
        overlay.toast(
                waits
                        ? strings.text("waits", missing)
                        : strings.text(decision.path() + ".done", strings.text("action." + decided.action())));
        if (decided.credential() != null) {
            Handover handover = new Handover(List.of(decided.credential()));
            overlay.open(language -> new CredentialDialog(
                    handover, model.session(), Strings.of(ProposalsController.class, language), overlay::close));
        }
    }

    private void tellTooLate(ProposalResponse now, Overlay overlay) {
        overlay.close();
        ProposalResponse.Decision decision = now.decision();
        String state = strings.text("state." + now.state());
        overlay.toast(
                decision == null
                        ? strings.text("tooLate", state)
                        : strings.text("tooLate.by", decision.byName(), moments.minute(decision.at()), state));
    }

    @Override
    protected String nameOf(ProposalResponse proposal) {
        return strings.text("action." + proposal.action());
    }

    @Override
    protected @Nullable Enum<?> stateOf(ProposalResponse proposal) {
        return proposal.state();
    }

    @Override
    protected void describe(ProposalResponse proposal, Facts into) {
        into.add(strings.text("subject"), subject(proposal));
        if (proposal.reason() != null) {
            into.add(strings.text("reason"), proposal.reason());
        }
        into.add(
                strings.text("proposedBy"),
                strings.text("by.at", proposal.proposedByName(), moments.minute(proposal.proposedAt())));
        if (proposal.state() == ProposalState.OPEN) {
            into.add(strings.text("expires"), moments.minute(proposal.expiresAt()));
            into.add(
                    strings.text("acceptances"),
                    strings.text("acceptances.of", proposal.acceptances().size(), proposal.acceptancesRequired()));
            if (model.isOwn(proposal)) {
                into.add(strings.text("own"), strings.text("own.advice"));
            }
        }
        proposal.acceptances()
                .forEach(each -> into.add(
                        strings.text("acceptedBy"),
                        withNote(strings.text("by.at", each.byName(), moments.minute(each.at())), each.note())));
        describe(proposal.decision(), into);
        into.addIdentifier(strings.text("id"), proposal.id().toString(), strings.text("copy.id"));
        changes.show(proposal.changes(), strings);
    }

    private void describe(ProposalResponse.@Nullable Decision decision, Facts into) {
        if (decision != null) {
            into.add(
                    strings.text("decidedBy"),
                    withNote(strings.text("by.at", decision.byName(), moments.minute(decision.at())), decision.note()));
            if (decision.outcome() != null) {
                into.add(
                        strings.text("outcome"),
                        decision.outcomeWording() == null
                                ? decision.outcome()
                                : ProposalWords.of(decision.outcomeWording(), strings));
            }
        }
    }

    private static String withNote(String text, @Nullable String note) {
        return note == null ? text : text + "\n“" + note + "”";
    }
}
