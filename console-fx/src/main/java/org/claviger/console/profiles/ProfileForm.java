package org.claviger.console.profiles;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import org.claviger.api.admin.HsmAlgorithm;
import org.claviger.api.admin.HsmDeviceResponse;
import org.claviger.api.admin.HsmProfileRequest;
import org.claviger.api.admin.HsmProfileResponse;
import org.claviger.console.common.Activity;
import org.claviger.console.common.Form;
import org.jspecify.annotations.Nullable;

/**
 * The steps to an HSM profile: the token, the credential of its key-management user, and that of its key-usage user. The
 * server tries both before it saves anything.
 */
final class ProfileForm {
    private static final int LONGEST_NAME = 63;

    private final StringProperty name = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable HsmDeviceResponse> device = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable String> token = new SimpleObjectProperty<>();
    private final ObservableSet<HsmAlgorithm> algorithms = FXCollections.observableSet(HsmAlgorithm.AES);
    private final CredentialFields management = new CredentialFields();
    private final CredentialFields usage = new CredentialFields();
    private final ObservableList<HsmDeviceResponse> devices = FXCollections.observableArrayList();
    private final ObservableList<String> tokens = FXCollections.observableArrayList();
    private final Activity search;
    private final ProfilesViewModel server;
    private final Form form;

    /** Asks the server on {@code search} for what can be chosen; {@code send} starts the work on {@code activity}. */
    ProfileForm(
            Activity search,
            Activity activity,
            ProfilesViewModel server,
            @Nullable HsmProfileResponse old,
            Consumer<HsmProfileRequest> send) {
        this.search = search;
        this.server = server;
        if (old != null) {
            name.set(old.name());
            token.set(old.tokenLabel());
            tokens.setAll(old.tokenLabel());
            algorithms.addAll(old.algorithms());
        }
        form = new Form(activity, () -> send.accept(request()))
                .step()
                .needs("name", name, text -> !text.isBlank() && text.strip().length() <= LONGEST_NAME)
                .needs("device", device, Objects::nonNull)
                .needs("token", token, Objects::nonNull)
                .step()
                .needs("managementUserType", management.userTypeProperty(), CredentialFields::isUserType)
                .needs("managementPin", management.pinProperty(), pin -> !pin.isEmpty())
                .step()
                .needs("usageUserType", usage.userTypeProperty(), CredentialFields::isUserType)
                .needs("usagePin", usage.pinProperty(), pin -> !pin.isEmpty());
        device.addListener((property, before, now) -> findTokens(now));
        search.start(server::devices, found -> offer(found, old));
    }

    private void offer(List<HsmDeviceResponse> found, @Nullable HsmProfileResponse old) {
        devices.setAll(found);
        found.stream()
                .filter(each -> old == null ? found.size() == 1 : each.id().equals(old.deviceId()))
                .findFirst()
                .ifPresent(device::set);
    }

    private void findTokens(@Nullable HsmDeviceResponse chosen) {
        if (chosen != null) {
            search.start(() -> server.tokensOf(chosen), found -> {
                String before = token.get();
                tokens.setAll(found);
                token.set(found.contains(before) ? before : null);
            });
        }
    }

    private HsmProfileRequest request() {
        return new HsmProfileRequest(
                name.get().strip(),
                Objects.requireNonNull(device.get()).id(),
                Objects.requireNonNull(token.get()),
                management.credential(),
                usage.credential(),
                Set.copyOf(algorithms));
    }

    /** Takes both PINs away: they have served, or are not to. */
    void forget() {
        search.cancel();
        management.forget();
        usage.forget();
    }

    StringProperty nameProperty() {
        return name;
    }

    ObjectProperty<@Nullable HsmDeviceResponse> deviceProperty() {
        return device;
    }

    ObjectProperty<@Nullable String> tokenProperty() {
        return token;
    }

    ObservableSet<HsmAlgorithm> algorithms() {
        return algorithms;
    }

    CredentialFields management() {
        return management;
    }

    CredentialFields usage() {
        return usage;
    }

    ObservableList<HsmDeviceResponse> devices() {
        return devices;
    }

    ObservableList<String> tokens() {
        return tokens;
    }

    /** The search for devices and tokens. */
    Activity search() {
        return search;
    }

    Form form() {
        return form;
    }
}
