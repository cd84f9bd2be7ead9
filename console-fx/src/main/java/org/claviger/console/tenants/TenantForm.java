package org.claviger.console.tenants;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.claviger.api.ShortName;
import org.claviger.api.admin.CreateOperatorsRequest;
import org.claviger.api.admin.CreateTenantRequest;
import org.claviger.api.admin.HsmProfileResponse;
import org.claviger.api.admin.TenantResponse;
import org.claviger.console.common.Activity;
import org.claviger.console.common.Form;
import org.jspecify.annotations.Nullable;

/**
 * The steps to a tenant that can begin to work: its names, the HSM profile that keeps its KEKs, and its first two operators.
 * What the server has made stays made: if the operators are refused, another try makes them alone.
 */
final class TenantForm {
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty displayName = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable HsmProfileResponse> profile = new SimpleObjectProperty<>();
    private final OperatorFields first = new OperatorFields("first");
    private final OperatorFields second = new OperatorFields("second");
    private final ObservableList<HsmProfileResponse> profiles = FXCollections.observableArrayList();
    private final Form form;
    private @Nullable TenantResponse made;

    /** {@code send} starts the work on {@code activity}. */
    TenantForm(Activity activity, Consumer<TenantForm> send) {
        form = new Form(activity, () -> send.accept(this))
                .step()
                .needs("name", name, text -> text.strip().matches(ShortName.FORM))
                .needs("displayName", displayName, OperatorFields::isDisplayName)
                .step()
                .needs("profile", profile, Objects::nonNull)
                .step();
        first.addTo(form);
        second.addTo(form);
        form.needs(
                "different",
                Bindings.createBooleanBinding(
                        () -> !first.operator()
                                .username()
                                .equalsIgnoreCase(second.operator().username()),
                        first.usernameProperty(),
                        second.usernameProperty()),
                different -> different);
    }

    /** Offers the profiles that there are; the only one is chosen. */
    void offer(List<HsmProfileResponse> found) {
        profiles.setAll(found);
        if (found.size() == 1) {
            profile.set(found.get(0));
        }
    }

    CreateTenantRequest tenant() {
        return new CreateTenantRequest(
                name.get().strip(),
                displayName.get().strip(),
                Objects.requireNonNull(profile.get()).id());
    }

    CreateOperatorsRequest operators() {
        return new CreateOperatorsRequest(List.of(first.operator(), second.operator()));
    }

    /** The tenant, once the server has made it; null until then. */
    synchronized @Nullable TenantResponse made() {
        return made;
    }

    /** Keeps what the server has made; called where the work is done. */
    synchronized void made(TenantResponse tenant) {
        made = tenant;
    }

    StringProperty nameProperty() {
        return name;
    }

    StringProperty displayNameProperty() {
        return displayName;
    }

    ObjectProperty<@Nullable HsmProfileResponse> profileProperty() {
        return profile;
    }

    ObservableList<HsmProfileResponse> profiles() {
        return profiles;
    }

    OperatorFields first() {
        return first;
    }

    OperatorFields second() {
        return second;
    }

    Form form() {
        return form;
    }
}
