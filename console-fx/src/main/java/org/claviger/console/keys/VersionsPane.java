package org.claviger.console.keys;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.layout.VBox;
import org.claviger.api.crypto.ObjectVersionResponse;
import org.claviger.console.common.ErrorPane;
import org.claviger.console.common.Facts;
import org.claviger.console.common.Moments;
import org.claviger.console.common.Strings;
import org.claviger.console.common.WaitPane;

/** The versions of a key, if it has several: the newest protects, all of them process. */
final class VersionsPane extends VBox {
    private final Facts facts = new Facts();
    private final KeysViewModel model;
    private final Strings strings;
    private final Moments moments;

    VersionsPane(KeysViewModel model, Strings strings) {
        this.model = model;
        this.strings = strings;
        this.moments = new Moments(strings.language());
        getStyleClass().add("details-section");
        Label title = new Label(strings.text("versions"));
        title.getStyleClass().add(Styles.TEXT_BOLD);
        WaitPane wait = new WaitPane();
        wait.follow(model.look(), strings);
        ErrorPane error = new ErrorPane();
        error.follow(model.look(), strings, model::lookAtVersions);
        VBox list = new VBox(new Separator(), title, facts);
        list.getStyleClass().add("details-section");
        list.managedProperty().bind(list.visibleProperty());
        getChildren().setAll(wait, error, list);
        Runnable show = () -> {
            list.setVisible(!model.versions().isEmpty());
            show();
        };
        model.versions().subscribe(show);
        show.run();
    }

    private void show() {
        facts.clear();
        for (ObjectVersionResponse version : model.versions()) {
            String name = strings.text("version.of", version.version(), moments.minute(version.createdAt()));
            String print = version.checkValue() != null ? version.checkValue() : version.fingerprint();
            if (print == null) {
                facts.add(name, strings.text("version.noPrint"));
            } else {
                facts.addIdentifier(name, print, strings.text("print.copy"));
            }
        }
    }
}
