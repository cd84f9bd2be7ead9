package org.claviger.console.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Optional;
import javafx.application.Application;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.text.Font;
import org.claviger.console.common.Activity;
import org.claviger.console.common.Background;

/** How the console looks: the theme that a person has chosen, put on all windows. */
public final class Appearance {
    /** Of these the first that is installed; JavaFX's own choice on Linux may be a wide one. */
    private static final List<String> FONTS =
            List.of("Inter", "Segoe UI", "SF Pro Text", "Noto Sans", "Cantarell", "Ubuntu", "Open Sans", "DejaVu Sans");

    private final ObjectProperty<ThemeChoice> theme = new SimpleObjectProperty<>();
    private final Activity asking;

    /** Puts a theme on, and each that is chosen later. */
    public Appearance(Background background, ThemeChoice first) {
        asking = new Activity(background, fault -> true);
        theme.addListener((property, before, now) -> show(now));
        theme.set(first);
    }

    private void show(ThemeChoice choice) {
        asking.cancel();
        if (choice == ThemeChoice.SYSTEM) {
            // Until the desktop has answered, something must be on: without a theme no colour has a value.
            if (Application.getUserAgentStylesheet() == null) {
                putOn(false);
            }
            asking.start(SystemTheme::isDark, Appearance::putOn);
        } else {
            putOn(choice == ThemeChoice.DARK);
        }
    }

    private static void putOn(boolean dark) {
        Application.setUserAgentStylesheet(
                dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
    }

    /** The font for a scene's root, as a style. */
    static String fontStyle() {
        List<String> installed = Font.getFamilies();
        Optional<String> family = FONTS.stream().filter(installed::contains).findFirst();
        return family.map(name -> "-fx-font-family: \"" + name + "\";").orElse("");
    }

    /** The theme that is chosen. */
    public ObjectProperty<ThemeChoice> themeProperty() {
        return theme;
    }
}
