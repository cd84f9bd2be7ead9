package org.claviger.console.devices;

import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.claviger.api.admin.HsmDeviceRequest;
import org.claviger.api.admin.HsmDeviceResponse;
import org.claviger.console.common.Activity;
import org.claviger.console.common.Form;
import org.jspecify.annotations.Nullable;

/** What an HSM device is to be called, and where its library lies. */
final class DeviceForm {
    private static final int LONGEST_NAME = 63;

    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty library = new SimpleStringProperty("");
    private final Form form;

    DeviceForm(Activity activity, @Nullable HsmDeviceResponse device, Consumer<HsmDeviceRequest> send) {
        if (device != null) {
            name.set(device.name());
            library.set(device.library());
        }
        form = new Form(activity, () -> send.accept(request()))
                .step()
                .needs("name", name, text -> !text.isBlank() && text.strip().length() <= LONGEST_NAME)
                .needs("library", library, path -> path.strip().startsWith("/"));
    }

    private HsmDeviceRequest request() {
        return new HsmDeviceRequest(name.get().strip(), library.get().strip());
    }

    StringProperty nameProperty() {
        return name;
    }

    StringProperty libraryProperty() {
        return library;
    }

    Form form() {
        return form;
    }
}
