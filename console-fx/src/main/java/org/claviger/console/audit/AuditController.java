package org.claviger.console.audit;

import javafx.scene.control.Button;
import org.claviger.api.AuditRecordResponse;
import org.claviger.console.common.ColumnFilter;
import org.claviger.console.common.ErrorPane;
import org.claviger.console.common.Facts;
import org.claviger.console.common.PagedScreen;
import org.claviger.console.common.Strings;
import org.claviger.console.common.WaitPane;
import org.kordamp.ikonli.feather.Feather;

/** The screen with the audit trail. */
public final class AuditController extends PagedScreen<AuditRecordResponse> {
    private static final String SUCCESS = "SUCCESS";

    /** Shows the model in these strings. */
    public AuditController(AuditViewModel model, Strings strings) {
        super(model.records(), model.deeds(), model.session(), strings);
        column("sequence", null, 54, record -> String.valueOf(record.sequence()));
        column("at", null, 196, record -> moments.second(record.at()));
        column("action", null, 150, AuditRecordResponse::action);
        column("actor", null, 78, record -> record.actor() == null ? "" : record.actor());
        column("outcome", null, 84, this::outcome);
        column("detail", null, 84, record -> record.detail() == null ? "" : record.detail());
        filters(
                new ColumnFilter.Days("at", "from", "to"),
                new ColumnFilter.Text("action", "action"),
                new ColumnFilter.Text("actor", "actor"),
                ColumnFilter.Choice.either("outcome", "refused", "refused", "success"),
                new ColumnFilter.Text("detail", "detail"));
        keep("audit");
        Button verify = tool("verify", Feather.SHIELD, model::verify);
        verify.disableProperty().bind(model.check().busyProperty());
        ErrorPane error = new ErrorPane();
        error.follow(model.check(), strings, model::verify);
        WaitPane wait = new WaitPane();
        wait.follow(model.check(), strings);
        above(error);
        above(wait);
        above(new VerificationPane(model, strings));
        ready();
    }

    private String outcome(AuditRecordResponse record) {
        return record.outcome().equals(SUCCESS) ? strings.text("outcome.success") : record.outcome();
    }

    @Override
    protected String nameOf(AuditRecordResponse record) {
        return strings.text("record", record.sequence(), record.action());
    }

    @Override
    protected void describe(AuditRecordResponse record, Facts into) {
        into.add(strings.text("at"), moments.second(record.at()));
        into.add(strings.text("outcome"), outcome(record));
        if (record.actor() != null) {
            into.add(strings.text("actor"), record.actor());
        }
        if (record.detail() != null) {
            into.add(strings.text("detail"), record.detail());
        }
        if (record.uses() > 1) {
            into.add(strings.text("uses"), strings.text("uses.of", record.uses()));
        }
        String copy = strings.text("copy.id");
        if (record.objectId() != null) {
            into.addIdentifier(strings.text("object"), record.objectId().toString(), copy);
        }
        if (record.actorId() != null) {
            into.addIdentifier(strings.text("actorId"), record.actorId().toString(), copy);
        }
        into.addIdentifier(strings.text("correlation"), record.correlationId(), copy);
        into.addIdentifier(strings.text("hash"), record.hash(), strings.text("hash.copy"));
    }
}
