package org.claviger.console.screenshots;

import java.util.List;
import java.util.Locale;
import org.claviger.console.shell.Appearance;
import org.claviger.console.shell.ConsoleWindow;
import org.claviger.console.shell.Languages;
import org.claviger.console.shell.ThemeChoice;

/** Takes what is on show in every theme and language. */
final class Gallery {
    private static final List<ThemeChoice> THEMES = List.of(ThemeChoice.LIGHT, ThemeChoice.DARK);
    /** Long enough for a theme to be put on and for a caret or a highlight to settle. */
    private static final long SETTLE_MILLIS = 250;

    private final ConsoleWindow window;
    private final Appearance appearance;
    private final Camera camera;
    private final Hand hand;

    Gallery(ConsoleWindow window, Appearance appearance, Camera camera, Hand hand) {
        this.window = window;
        this.appearance = appearance;
        this.camera = camera;
        this.hand = hand;
    }

    void take(String name) throws Exception {
        take(name, () -> {});
    }

    /** The same; what another language brings anew is prepared first. */
    void take(String name, Preparation preparation) throws Exception {
        for (Locale language : Languages.ALL) {
            for (ThemeChoice theme : THEMES) {
                hand.onUi(() -> {
                    window.languageProperty().set(language);
                    appearance.themeProperty().set(theme);
                    return name;
                });
                preparation.prepare();
                Thread.sleep(SETTLE_MILLIS);
                hand.onUi(() -> {
                    camera.take(window.scene(), name + "-" + theme + "-" + language);
                    return name;
                });
            }
        }
    }

    /** What is done before a picture is taken. */
    @FunctionalInterface
    interface Preparation {
        void prepare() throws Exception;
    }

    /** Opens the form for a new one of what is listed, takes it, and gives it up. */
    void takeForm(String name) throws Exception {
        hand.press("create");
        hand.waitFor("submitForm");
        take(name);
        hand.press("cancelForm");
    }
}
