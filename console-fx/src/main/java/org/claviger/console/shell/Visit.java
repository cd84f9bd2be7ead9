package org.claviger.console.shell;

import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.claviger.console.common.Screen;
import org.claviger.console.common.ScreenModel;
import org.claviger.console.common.Strings;

/**
 * A screen that is open: its view model, and what makes its nodes in a language. Going back leads to the same visit, with
 * its filter and what was chosen.
 */
record Visit(ScreenModel model, Function<Locale, Screen> maker) {
    /** Opens a screen; its strings lie beside {@code screen}. */
    static <M extends ScreenModel> Visit of(
            Class<? extends Screen> screen, M model, BiFunction<M, Strings, Screen> controller) {
        return new Visit(model, language -> controller.apply(model, Strings.of(screen, language)));
    }
}
