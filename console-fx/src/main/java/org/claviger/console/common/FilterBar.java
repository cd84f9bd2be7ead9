package org.claviger.console.common;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The field that narrows a table, and the button that loads it anew. */
public final class FilterBar extends HBox {
    private static final double GAP = 8;
    private static final double WIDTH = 260;
    private static final double LEAST_WIDTH = 110;

    private final CustomTextField field = new CustomTextField();

    /** Without effect until it follows a listing. */
    public FilterBar() {
        super(GAP);
        setAlignment(Pos.CENTER_RIGHT);
        field.setId("filter");
        field.setPrefWidth(WIDTH);
        field.setMinWidth(LEAST_WIDTH);
        FontIcon icon = new FontIcon(Feather.SEARCH);
        icon.getStyleClass().add("filter-icon");
        field.setLeft(icon);
    }

    /** Filters and reloads this listing. */
    public void follow(FilteredRows listing, Strings strings) {
        field.setPromptText(strings.text("filter.prompt"));
        field.setAccessibleText(strings.text("filter"));
        field.textProperty().bindBidirectional(listing.filterTextProperty());
        field.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE && !field.getText().isEmpty()) {
                field.clear();
                event.consume();
            }
        });
        Button reload = new Button(null, new FontIcon(Feather.REFRESH_CW));
        reload.setId("reload");
        reload.getStyleClass().add(Styles.BUTTON_ICON);
        reload.setAccessibleText(strings.text("reload"));
        reload.setTooltip(new Tooltip(strings.text("reload")));
        reload.disableProperty().bind(listing.activity().busyProperty());
        reload.setOnAction(event -> listing.reload());
        getChildren().setAll(field, reload);
    }

    /** Puts something before the field, such as a further filter. */
    public void addBefore(Node node) {
        getChildren().add(0, node);
    }

    /** Puts something behind the buttons. */
    public void addBehind(Node node) {
        getChildren().add(node);
    }

    /** Puts the focus into the field. */
    public void focus() {
        field.requestFocus();
        field.selectAll();
    }
}
