package org.claviger.console.common;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Asks before something is done that others will feel. What can't be undone asks for the name of the thing to be typed. The
 * strings have, behind a prefix, {@code title}, {@code lead}, {@code submit} and {@code consequence}, the latter with the
 * name as {@code {0}}.
 */
public final class Confirmation {
    private final StringProperty typed = new SimpleStringProperty("");
    private final Form form;
    private final String name;
    private final boolean byName;

    private Confirmation(Activity activity, String name, boolean byName, Runnable work) {
        this.name = name;
        this.byName = byName;
        form = new Form(activity, work).step();
        if (byName) {
            form.needs("typedName", typed, name::equals);
        }
    }

    /** Asks for a yes. */
    public static Confirmation of(Activity activity, String name, Runnable work) {
        return new Confirmation(activity, name, false, work);
    }

    /** Asks for the name to be typed. */
    public static Confirmation byName(Activity activity, String name, Runnable work) {
        return new Confirmation(activity, name, true, work);
    }

    /** What is typed so far. */
    StringProperty typedProperty() {
        return typed;
    }

    /** The form behind it. */
    Form form() {
        return form;
    }

    /** What an overlay opens; {@code screen} says whose strings it speaks. */
    public Function<Locale, Dialog> dialog(Class<?> screen, String prefix, Runnable close) {
        return language -> dialog(Strings.of(screen, language), prefix, close);
    }

    private Dialog dialog(Strings strings, String prefix, Runnable close) {
        FormPage page = new FormPage(form, strings, "confirm").node(consequence(strings, prefix, name));
        if (byName) {
            page.node(sentence(strings.text("confirm.type", name))).text("typedName", typed);
        }
        FormDialog dialog = new FormDialog(form, strings, prefix, List.of(page), close);
        return byName ? dialog.dangerous() : dialog;
    }

    private static Label consequence(Strings strings, String prefix, @Nullable String name) {
        return sentence(strings.text(prefix + ".consequence", name == null ? "" : name));
    }

    private static Label sentence(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
