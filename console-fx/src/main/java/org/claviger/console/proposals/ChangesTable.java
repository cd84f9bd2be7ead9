package org.claviger.console.proposals;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import org.claviger.api.approval.Change;
import org.claviger.console.common.Strings;
import org.jspecify.annotations.Nullable;

/** Old beside new, member by member. */
final class ChangesTable extends GridPane {
    private static final double GAP = 10;

    ChangesTable() {
        setHgap(GAP);
        setVgap(GAP / 2);
        managedProperty().bind(visibleProperty());
        getStyleClass().add("changes");
        for (double share : new double[] {30, 35, 35}) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(share);
            getColumnConstraints().add(column);
        }
    }

    void show(List<Change> changes, Strings strings) {
        getChildren().clear();
        setVisible(!changes.isEmpty());
        if (changes.isEmpty()) {
            return;
        }
        add(heading(""), 0, 0);
        add(heading(strings.text("changes.before")), 1, 0);
        add(heading(strings.text("changes.after")), 2, 0);
        int row = 1;
        for (Change change : changes) {
            add(cell(change.what(), Styles.TEXT_MUTED), 0, row);
            add(value(change.before(), "change-before", strings), 1, row);
            add(value(change.after(), "change-after", strings), 2, row);
            row++;
        }
    }

    private static Label value(@Nullable String text, String style, Strings strings) {
        return text == null ? cell(strings.text("changes.none"), Styles.TEXT_MUTED) : cell(text, style);
    }

    private static Label heading(String text) {
        return cell(text, Styles.TEXT_BOLD);
    }

    private static Label cell(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
