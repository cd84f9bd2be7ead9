package org.claviger.console.keks;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.layout.VBox;
import org.claviger.api.tenant.KekResponse;
import org.claviger.api.tenant.KekTokenAttributesResponse;
import org.claviger.console.common.ErrorPane;
import org.claviger.console.common.Strings;
import org.claviger.console.common.WaitPane;
import org.jspecify.annotations.Nullable;

/** What the token says of the chosen KEK; out of the layout for one that is on none any more. */
final class TokenSection extends VBox {
    private final Label title = new Label();
    private final TokenPane pane = new TokenPane();
    private final KeksViewModel model;
    private final Strings strings;

    TokenSection(KeksViewModel model, Strings strings) {
        this.model = model;
        this.strings = strings;
        getStyleClass().add("details-section");
        managedProperty().bind(visibleProperty());
        title.getStyleClass().add(Styles.TEXT_BOLD);
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        pane.setId("tokenPane");
        WaitPane wait = new WaitPane();
        wait.follow(model.token(), strings);
        ErrorPane error = new ErrorPane();
        error.follow(model.token(), strings, model::askToken);
        getChildren().setAll(new Separator(), title, wait, error, pane);
        model.keks().selectedProperty().addListener((property, before, now) -> showKek(now));
        model.attributesProperty().addListener((property, before, now) -> show(now));
        showKek(model.keks().selectedProperty().get());
        show(model.attributesProperty().get());
    }

    private void showKek(@Nullable KekResponse kek) {
        setVisible(kek != null && kek.destroyedAt() == null);
        showTitle(kek, model.attributesProperty().get());
    }

    private void show(@Nullable KekTokenAttributesResponse attributes) {
        showTitle(model.keks().selectedProperty().get(), attributes);
        if (attributes == null) {
            pane.getChildren().clear();
        } else {
            pane.show(attributes, strings);
        }
    }

    /** Who is asked is known before the answer, and if none comes. */
    private void showTitle(@Nullable KekResponse kek, @Nullable KekTokenAttributesResponse attributes) {
        if (attributes != null) {
            title.setText(strings.text("token.title.of", attributes.tokenLabel(), attributes.bits()));
        } else if (kek != null) {
            title.setText(strings.text("token.title", kek.tokenLabel()));
        }
    }
}
