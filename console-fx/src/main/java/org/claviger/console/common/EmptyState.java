package org.claviger.console.common;

import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * What a table shows instead of rows: that it is loading, that nothing is there and how the first comes, that nothing
 * matches the filter, or that the server did not tell. The screen's strings have {@code empty.title} and
 * {@code empty.advice}.
 */
public final class EmptyState extends VBox {
    private static final double GAP = 8;
    private static final double TEXT_WIDTH = 420;

    private final Label title = new Label();
    private final Label advice = new Label();
    private final Button clear = new Button();
    private final FilteredRows listing;
    private final Strings strings;

    /** Follows a listing. */
    public EmptyState(FilteredRows listing, Strings strings) {
        super(GAP);
        this.listing = listing;
        this.strings = strings;
        setAlignment(Pos.CENTER);
        getStyleClass().add("empty-state");
        title.getStyleClass().add(Styles.TITLE_4);
        advice.getStyleClass().add(Styles.TEXT_MUTED);
        advice.setId("emptyAdvice");
        advice.setAlignment(Pos.CENTER);
        advice.setWrapText(true);
        advice.setMaxWidth(TEXT_WIDTH);
        advice.setTextAlignment(TextAlignment.CENTER);
        clear.setText(strings.text("filter.clear"));
        clear.setId("clearFilter");
        clear.managedProperty().bind(clear.visibleProperty());
        clear.setOnAction(event -> listing.clearFilters());
        getChildren().setAll(new FontIcon(Feather.INBOX), title, advice, clear);
        listing.filterTextProperty().addListener((property, before, now) -> show());
        listing.loadedProperty().addListener((property, before, now) -> show());
        listing.onRows(this::show);
        listing.activity().faultProperty().addListener((property, before, now) -> show());
        show();
    }

    private void show() {
        boolean filtered = listing.isNarrowed();
        clear.setVisible(filtered);
        if (filtered) {
            String typed = listing.filterTextProperty().get().strip();
            say(
                    typed.isEmpty() ? strings.text("filter.none.chosen") : strings.text("filter.none", typed),
                    strings.text("filter.none.advice"));
        } else if (listing.loadedProperty().get()) {
            say(strings.text("empty.title"), strings.text("empty.advice"));
        } else if (listing.activity().faultProperty().get() != null) {
            say(strings.text("failed"), strings.text("failed.advice"));
        } else {
            say(strings.text("loading"), "");
        }
    }

    private void say(String heading, String sentence) {
        title.setText(heading);
        advice.setText(sentence);
    }
}
