package org.claviger.console.clients;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.claviger.api.tenant.NamespaceResponse;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.console.common.FormPage;
import org.claviger.console.common.Strings;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** All grants of a client, each of which can be changed and taken away, and a button for a further one. */
final class GrantsField extends VBox {
    private static final double GAP = 14;

    private final VBox panels = new VBox(GAP);
    private final ChangeForm form;
    private final ObservableList<NamespaceResponse> namespaces;
    private final Strings strings;

    GrantsField(ChangeForm form, ObservableList<NamespaceResponse> namespaces, Strings strings) {
        super(GAP);
        this.form = form;
        this.namespaces = namespaces;
        this.strings = strings;
        Button add = new Button(strings.text("grants.add"), new FontIcon(Feather.PLUS));
        add.setId("addGrant");
        add.getStyleClass().add(Styles.SMALL);
        add.setOnAction(event -> form.addGrant());
        getChildren().setAll(panels, add);
        form.grants().subscribe(this::show);
        show();
    }

    private void show() {
        List<Node> all = new ArrayList<>();
        for (GrantForm grant : form.grants()) {
            all.add(panel(grant, all.size() + 1));
        }
        if (all.isEmpty()) {
            all.add(new Label(strings.text("grants.none")));
        }
        panels.getChildren().setAll(all);
    }

    private Node panel(GrantForm grant, int number) {
        Label title = new Label(strings.text("grants.number", number));
        title.getStyleClass().add(Styles.TEXT_BOLD);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button remove = new Button(null, new FontIcon(Feather.TRASH_2));
        remove.setId("removeGrant-" + number);
        remove.setAccessibleText(strings.text("grants.remove", number));
        remove.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        remove.setOnAction(event -> form.removeGrant(grant));
        HBox head = new HBox(title, space, remove);
        head.setAlignment(Pos.CENTER_LEFT);
        FormPage page = new FormPage(form.form(), strings, "grant")
                .several(
                        "operations",
                        FXCollections.observableArrayList(OperationGroup.values()),
                        grant.operations(),
                        group -> strings.text("operation." + group))
                .choice("namespace", places(), grant.namespaceProperty(), this::nameOf)
                .text("keyNames", grant.keyNamesProperty());
        VBox panel = new VBox(GAP, head, page);
        panel.getStyleClass().add("panel");
        return panel;
    }

    /** All of the client's first, then each that there is. */
    private ObservableList<UUID> places() {
        ObservableList<UUID> places = FXCollections.observableArrayList(GrantForm.EACH);
        namespaces.forEach(namespace -> places.add(namespace.id()));
        return places;
    }

    private String nameOf(UUID namespace) {
        return namespaces.stream()
                .filter(each -> each.id().equals(namespace))
                .map(NamespaceResponse::name)
                .findFirst()
                .orElseGet(() ->
                        namespace.equals(GrantForm.EACH) ? strings.text("grant.namespace.each") : namespace.toString());
    }
}
