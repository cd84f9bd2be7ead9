package org.claviger.console.common;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Objects;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/** Reads the FXML that lies beside a controller. */
public final class Fxml {
    private Fxml() {}

    /** Loads {@code file} from the controller's own package, fills its fields, and translates it. */
    public static Parent load(Object controller, String file, Strings strings) {
        URL place = Objects.requireNonNull(controller.getClass().getResource(file), file);
        FXMLLoader loader = new FXMLLoader(place, strings);
        loader.setController(controller);
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be read.", e);
        }
    }
}
