package org.claviger.console.keks;

import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.claviger.api.tenant.AdoptKekRequest;
import org.claviger.api.tenant.GenerateKekRequest;
import org.claviger.api.tenant.KekPlace;
import org.claviger.api.tenant.RotateKekRequest;
import org.claviger.console.common.Activity;
import org.claviger.console.common.Form;
import org.jspecify.annotations.Nullable;

/** A KEK that is to be generated, adopted or rotated: on which token, when it begins to seal, and why. */
final class KekForm {
    private static final int LONGEST_REASON = 500;
    private static final String HEXADECIMAL = "([0-9A-Fa-f]{2}){1,128}";

    private final ObjectProperty<@Nullable KekPlace> place = new SimpleObjectProperty<>(KekPlace.PRIMARY);
    private final ObjectProperty<@Nullable Activation> activation = new SimpleObjectProperty<>(Activation.IF_NONE);
    private final ObjectProperty<@Nullable NamedBy> namedBy = new SimpleObjectProperty<>(NamedBy.LABEL);
    private final StringProperty key = new SimpleStringProperty("");
    private final StringProperty reason = new SimpleStringProperty("");
    private final Form form;

    /** By which of its two names a key on the token is found. */
    enum NamedBy {
        /** CKA_LABEL. */
        LABEL,
        /** CKA_ID, in hexadecimal. */
        ID
    }

    private KekForm(Activity activity, Consumer<KekForm> send) {
        form = new Form(activity, () -> send.accept(this))
                .step()
                .needs("place", place, chosen -> chosen != null)
                .needs("activation", activation, chosen -> chosen != null)
                .needs("reason", reason, text -> text.strip().length() <= LONGEST_REASON);
    }

    /** For one that the token makes. */
    static KekForm of(Activity activity, Consumer<KekForm> send) {
        return new KekForm(activity, send);
    }

    /** For a key that is on the token already. */
    static KekForm ofAdoption(Activity activity, Consumer<KekForm> send) {
        KekForm adoption = new KekForm(activity, send);
        adoption.form
                .takes(adoption.key)
                .needs("namedBy", adoption.namedBy, chosen -> chosen != null)
                .needs(
                        "key",
                        Bindings.createBooleanBinding(adoption::isNamed, adoption.key, adoption.namedBy),
                        named -> named);
        return adoption;
    }

    private boolean isNamed() {
        String name = key.get().strip();
        return namedBy.get() == NamedBy.ID ? name.matches(HEXADECIMAL) : !name.isEmpty();
    }

    GenerateKekRequest generation() {
        return new GenerateKekRequest(place.get(), activate());
    }

    RotateKekRequest rotation() {
        return new RotateKekRequest(place.get());
    }

    AdoptKekRequest adoption() {
        String name = key.get().strip();
        boolean byId = namedBy.get() == NamedBy.ID;
        return new AdoptKekRequest(place.get(), byId ? null : name, byId ? name : null, activate());
    }

    private @Nullable Boolean activate() {
        Activation chosen = activation.get();
        return chosen == null ? null : chosen.activate();
    }

    String reason() {
        return reason.get();
    }

    ObjectProperty<@Nullable KekPlace> placeProperty() {
        return place;
    }

    ObjectProperty<@Nullable Activation> activationProperty() {
        return activation;
    }

    ObjectProperty<@Nullable NamedBy> namedByProperty() {
        return namedBy;
    }

    StringProperty keyProperty() {
        return key;
    }

    StringProperty reasonProperty() {
        return reason;
    }

    Form form() {
        return form;
    }
}
