package org.claviger.console.keks;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.claviger.api.tenant.KekPlace;
import org.claviger.console.common.Dialog;
import org.claviger.console.common.Form;
import org.claviger.console.common.FormDialog;
import org.claviger.console.common.FormPage;
import org.claviger.console.common.Strings;

/** The forms of KEKs, as pages. */
final class KekPages {
    private KekPages() {}

    /** A new one. */
    static Function<Locale, Dialog> generation(KekForm form, String tenant, Runnable close) {
        return language -> {
            Strings spoken = spoken(language);
            FormPage page =
                    activation(place(told(form.form(), spoken, "generate.form", tenant), form, spoken), form, spoken);
            return dialog(form, spoken, "generate.form", page, close);
        };
    }

    /** A new generation in the place of the active one. */
    static Function<Locale, Dialog> rotation(KekForm form, String tenant, Runnable close) {
        return language -> {
            Strings spoken = spoken(language);
            FormPage page = place(told(form.form(), spoken, "rotate.form", tenant), form, spoken);
            return dialog(form, spoken, "rotate.form", page, close);
        };
    }

    /** A key that the HSM's admin has made. */
    static Function<Locale, Dialog> adoption(KekForm form, String tenant, Runnable close) {
        return language -> {
            Strings spoken = spoken(language);
            FormPage page = told(form.form(), spoken, "adopt.form", tenant)
                    .choice(
                            "namedBy",
                            FXCollections.observableArrayList(KekForm.NamedBy.values()),
                            form.namedByProperty(),
                            name -> spoken.text("namedBy." + name))
                    .text("key", form.keyProperty());
            return dialog(form, spoken, "adopt.form", activation(place(page, form, spoken), form, spoken), close);
        };
    }

    /** Its end, or that of all keys with it. */
    static Function<Locale, Dialog> end(EndForm form, String prefix, String name, Runnable close) {
        return language -> {
            Strings spoken = spoken(language);
            FormPage page = told(form.form(), spoken, prefix, name)
                    .text("endReason", form.reasonProperty())
                    .node(sentence(spoken.text("confirm.type", name)))
                    .text("typedName", form.typedProperty());
            return new FormDialog(form.form(), spoken, prefix, List.of(page), close).dangerous();
        };
    }

    /** How long KEKs seal. */
    static Function<Locale, Dialog> policy(PolicyForm form, Runnable close) {
        return language -> {
            Strings spoken = spoken(language);
            FormPage page = new FormPage(form.form(), spoken, "form").text("cryptoperiodDays", form.daysProperty());
            return new FormDialog(form.form(), spoken, "policy.form", List.of(page), close);
        };
    }

    /** How fast material is sealed anew. */
    static Function<Locale, Dialog> speed(SpeedForm form, Runnable close) {
        return language -> {
            Strings spoken = spoken(language);
            FormPage page = new FormPage(form.form(), spoken, "form").text("speed", form.speedProperty());
            return new FormDialog(form.form(), spoken, "speed.form", List.of(page), close);
        };
    }

    private static FormPage told(Form form, Strings spoken, String prefix, String subject) {
        return new FormPage(form, spoken, "form").node(sentence(spoken.text(prefix + ".consequence", subject)));
    }

    private static FormPage place(FormPage page, KekForm form, Strings spoken) {
        return page.choice(
                "place",
                FXCollections.observableArrayList(KekPlace.values()),
                form.placeProperty(),
                place -> spoken.text("place." + place));
    }

    private static FormPage activation(FormPage page, KekForm form, Strings spoken) {
        return page.choice(
                "activation",
                FXCollections.observableArrayList(Activation.values()),
                form.activationProperty(),
                activation -> spoken.text("activation." + activation));
    }

    private static FormDialog dialog(KekForm form, Strings spoken, String prefix, FormPage page, Runnable close) {
        return new FormDialog(form.form(), spoken, prefix, List.of(page.text("reason", form.reasonProperty())), close);
    }

    private static Label sentence(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static Strings spoken(Locale language) {
        return Strings.of(KeksController.class, language);
    }
}
