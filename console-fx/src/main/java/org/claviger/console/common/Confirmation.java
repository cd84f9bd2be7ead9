package org.claviger.console.common;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyIntegerProperty;
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
    /** What the sentence is about: the name, or how many they are. */
    private final Object subject;

    /** The names of several, in the language of the moment. */
    private final Function<Strings, String> names;

    private @Nullable ReadOnlyIntegerProperty behind;

    private Confirmation(
            Activity activity, Object subject, Function<Strings, String> names, boolean byName, Runnable work) {
        this.name = String.valueOf(subject);
        this.subject = subject;
        this.names = names;
        this.byName = byName;
        form = new Form(activity, work).step();
        if (byName) {
            form.needs("typedName", typed, name::equals);
        }
    }

    /** Asks for a yes. */
    public static Confirmation of(Activity activity, String name, Runnable work) {
        return new Confirmation(activity, name, strings -> name, false, work);
    }

    /** Asks for the name to be typed. */
    public static Confirmation byName(Activity activity, String name, Runnable work) {
        return new Confirmation(activity, name, strings -> name, true, work);
    }

    /** Asks about several things; for what can't be undone, how many they are has to be typed. */
    static Confirmation ofSeveral(
            Activity activity, int count, Function<Strings, String> names, boolean byCount, Runnable work) {
        return new Confirmation(activity, count, names, byCount, work);
    }

    /** Says, while it is being done, how many are behind it. */
    Confirmation showing(ReadOnlyIntegerProperty count) {
        behind = count;
        return this;
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
        return language -> {
            Strings strings = Strings.of(screen, language);
            return dialog(strings, prefix, prefix + ".consequence", close);
        };
    }

    /** The same about several: the deed, by its key, and how many they are is the title. */
    Function<Locale, Dialog> dialogOfSeveral(Class<?> screen, String key, Runnable close) {
        return language -> {
            Strings strings = Strings.of(screen, language);
            return dialog(strings, key + ".form", key + ".several", close)
                    .titled(strings.text("several.deed", strings.text(key), subject));
        };
    }

    private FormDialog dialog(Strings strings, String prefix, String consequence, Runnable close) {
        FormPage page = new FormPage(form, strings, "confirm")
                .node(sentence(strings.text(consequence, subject, names.apply(strings))));
        if (byName) {
            page.node(sentence(strings.text("confirm.type", name)))
                    .text(behind == null ? "typedName" : "typedCount", typed);
        }
        if (behind != null) {
            page.node(progress(behind, strings));
        }
        FormDialog dialog = new FormDialog(form, strings, prefix, List.of(page), close);
        return byName ? dialog.dangerous() : dialog;
    }

    private Label progress(ReadOnlyIntegerProperty count, Strings strings) {
        Label label = sentence("");
        label.textProperty()
                .bind(Bindings.createStringBinding(() -> strings.text("several.behind", count.get(), subject), count));
        label.visibleProperty().bind(form.activity().slowProperty());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    private static Label sentence(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
