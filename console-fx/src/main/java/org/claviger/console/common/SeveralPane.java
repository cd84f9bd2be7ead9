package org.claviger.console.common;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** What can be done to the rows that are chosen, when they are several: it takes the place of one row's details. */
final class SeveralPane<T> extends VBox {
    private static final double GAP = 8;

    private final Label title = new Label();
    private final Label names = new Label();
    private final FlowPane buttons = new FlowPane(GAP, GAP);
    private final Doing<T> doing;
    private final ObservableBooleanValue busy;
    private final Strings strings;

    SeveralPane(Doing<T> doing, ObservableBooleanValue busy, Strings strings) {
        this.doing = doing;
        this.busy = busy;
        this.strings = strings;
        setId("several");
        getStyleClass().add("details-body");
        title.setId("severalTitle");
        title.getStyleClass().add(Styles.TITLE_4);
        names.setWrapText(true);
        names.setMinHeight(USE_PREF_SIZE);
        getChildren().setAll(title, names, buttons);
    }

    /**
     * Offers what applies to at least one of these.
     *
     * @param chosen how many are chosen, those among them that nobody has looked at yet and that are not loaded
     */
    void show(List<T> rows, int chosen, List<Act<T>> acts) {
        title.setText(strings.text("several.title", rows.size()));
        int missing = chosen - rows.size();
        String all = doing.names(rows);
        names.setText(missing > 0 ? all + "\n\n" + strings.text("several.missing", missing) : all);
        buttons.getChildren().clear();
        for (Act<T> act : acts) {
            List<T> fitting = rows.stream().filter(act::appliesTo).toList();
            if (act.isOfSeveral() && !fitting.isEmpty()) {
                Button button = new Button(
                        strings.text("several.deed", strings.text(act.key()), fitting.size()),
                        new FontIcon(act.icon()));
                button.setId("several-" + act.key());
                button.getStyleClass().add(Styles.SMALL);
                button.disableProperty().bind(busy);
                button.setOnAction(event -> doing.several(act, fitting));
                buttons.getChildren().add(button);
            }
        }
    }
}
