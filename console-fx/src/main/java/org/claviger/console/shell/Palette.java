package org.claviger.console.shell;

import atlantafx.base.controls.CustomTextField;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.claviger.console.common.Action;
import org.claviger.console.common.Dialog;
import org.claviger.console.common.Strings;
import org.claviger.console.common.TableFilter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Everything that can be gone to or done now, found by typing some of its words: Ctrl+K. */
final class Palette implements Dialog {
    private static final double ROW = 38;
    private static final int ROWS = 9;

    private final VBox root = new VBox();
    private final CustomTextField words = new CustomTextField();
    private final ListView<Action> list = new ListView<>();
    private final FilteredList<Action> matches;
    private final Runnable close;

    Palette(List<Action> actions, Strings strings, Runnable close) {
        this.close = close;
        matches = new FilteredList<>(FXCollections.observableArrayList(actions));
        root.setId("palette");
        root.getStyleClass().addAll("dialog", "palette");
        root.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        words.setId("paletteWords");
        words.setPromptText(strings.text("palette.prompt"));
        words.setAccessibleText(strings.text("palette"));
        words.setLeft(new FontIcon(Feather.SEARCH));
        words.textProperty().addListener((property, before, now) -> filter(now));
        words.addEventFilter(KeyEvent.KEY_PRESSED, this::steer);
        list.setId("paletteList");
        list.setItems(matches);
        list.setFixedCellSize(ROW);
        list.setPrefHeight(ROW * ROWS);
        list.setFocusTraversable(false);
        list.setPlaceholder(new Label(strings.text("palette.none")));
        list.setCellFactory(any -> new Row());
        list.setOnMouseClicked(event -> run());
        list.getSelectionModel().select(0);
        root.getChildren().setAll(words, list);
    }

    private void filter(String text) {
        matches.setPredicate(action -> TableFilter.matches(action.text(), text));
        list.getSelectionModel().select(0);
    }

    /** The list is steered from the field, which keeps the focus. */
    private void steer(KeyEvent event) {
        int chosen = list.getSelectionModel().getSelectedIndex();
        if (event.getCode() == KeyCode.DOWN) {
            choose(Math.min(chosen + 1, matches.size() - 1));
        } else if (event.getCode() == KeyCode.UP) {
            choose(Math.max(chosen - 1, 0));
        } else if (event.getCode() == KeyCode.ENTER) {
            run();
        } else {
            return;
        }
        event.consume();
    }

    private void choose(int index) {
        list.getSelectionModel().select(index);
        list.scrollTo(index);
    }

    private void run() {
        Action chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            close.run();
            chosen.run().run();
        }
    }

    @Override
    public Region root() {
        return root;
    }

    @Override
    public void shown() {
        words.requestFocus();
    }

    @Override
    public void cancel() {
        close.run();
    }

    private static final class Row extends ListCell<Action> {
        private final FontIcon icon = new FontIcon();

        @Override
        protected void updateItem(@Nullable Action action, boolean empty) {
            super.updateItem(action, empty);
            if (empty || action == null) {
                setText(null);
                setGraphic(null);
            } else {
                icon.setIconCode(action.icon());
                setText(action.text());
                setGraphic(icon);
            }
        }
    }
}
