package org.claviger.console.common;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.claviger.console.common.Result.Kind;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What came of each of several, where it was not the same for all. */
final class ReportDialog<T> extends TellingDialog {
    private static final double GAP = 10;
    private static final double HEIGHT = 320;

    private final Runnable close;
    private final Strings strings;

    ReportDialog(
            List<Result<T>> results,
            Function<T, String> nameOf,
            Function<@Nullable Fault, String> titleOf,
            Strings strings,
            Runnable close) {
        super("report", "closeReport");
        this.close = close;
        this.strings = strings;
        String title =
                strings.text("report.title", Result.rows(results, Kind.DONE).size(), results.size());
        say(title, strings.text("report.close"));
        VBox rows = new VBox(GAP);
        results.forEach(result ->
                rows.getChildren().add(row(result.kind(), nameOf.apply(result.row()), told(result, titleOf))));
        ScrollPane middle = new LeanScrollPane(rows);
        middle.setFitToWidth(true);
        middle.setMaxHeight(HEIGHT);
        middle.getStyleClass().add("dialog-middle");
        tell(middle);
        closesByEnter();
    }

    private String told(Result<T> result, Function<@Nullable Fault, String> titleOf) {
        Fault fault = result.fault();
        if (fault == null) {
            return strings.text("report." + result.kind());
        }
        String title = titleOf.apply(fault);
        return fault.detail() == null ? title : title + ". " + fault.detail();
    }

    private static Node row(Kind kind, String name, String told) {
        FontIcon icon = new FontIcon(
                switch (kind) {
                    case DONE -> Feather.CHECK_CIRCLE;
                    case PROPOSED -> Feather.GIT_PULL_REQUEST;
                    case REFUSED -> Feather.ALERT_TRIANGLE;
                    case LEFT -> Feather.MINUS_CIRCLE;
                });
        icon.getStyleClass()
                .add(
                        switch (kind) {
                            case DONE -> "good-icon";
                            case PROPOSED -> "accent-icon";
                            case REFUSED -> "bad-icon";
                            case LEFT -> "quiet-icon";
                        });
        Label title = new Label(name);
        title.getStyleClass().add(Styles.TEXT_BOLD);
        Label sentence = new Label(told);
        sentence.getStyleClass().add(Styles.TEXT_SMALL);
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        VBox text = new VBox(2, title, sentence);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox row = new HBox(GAP, icon, text);
        row.setAlignment(Pos.TOP_LEFT);
        return row;
    }

    @Override
    protected void done() {
        close.run();
    }

    /** It can be read again in the table. */
    @Override
    public void cancel() {
        close.run();
    }
}
