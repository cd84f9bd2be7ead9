package org.claviger.console.shell;

import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import org.claviger.console.common.Strings;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The places that a person may go to, under each other; that where he is is marked. */
public final class Sidebar extends VBox {
    private static final double GAP = 4;

    private final ToggleGroup group = new ToggleGroup();

    /** No places yet. */
    public Sidebar() {
        super(GAP);
    }

    /** Shows the places of a navigation. */
    void show(@Nullable Navigation navigation, Strings strings) {
        group.getToggles().clear();
        getChildren().clear();
        if (navigation != null) {
            for (Place place : navigation.places()) {
                getChildren().add(button(place, navigation, strings));
            }
            mark(navigation.hereProperty().get());
        }
    }

    private ToggleButton button(Place place, Navigation navigation, Strings strings) {
        ToggleButton button = new ToggleButton(strings.text("place." + place.name()), new FontIcon(place.icon()));
        button.setId("place-" + place.name());
        button.getStyleClass().add("place");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setToggleGroup(group);
        button.setUserData(place);
        button.setOnAction(event -> {
            // Pressing where one is already would unmark it.
            button.setSelected(true);
            navigation.goTo(place);
        });
        return button;
    }

    /** Marks where the person is. */
    void mark(Navigation.@Nullable Stop stop) {
        group.getToggles()
                .forEach(toggle ->
                        toggle.setSelected(stop != null && toggle.getUserData().equals(stop.place())));
    }
}
