package org.claviger.console.devices;

import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.claviger.api.admin.HsmDeviceListResponse;
import org.claviger.api.admin.HsmDeviceRequest;
import org.claviger.api.admin.HsmDeviceResponse;
import org.claviger.api.admin.HsmDeviceStatusResponse;
import org.claviger.api.auth.Permission;
import org.claviger.console.common.Activity;
import org.claviger.console.common.Deeds;
import org.claviger.console.common.Outcome;
import org.claviger.console.common.PageRequest;
import org.claviger.console.common.PagedListing;
import org.claviger.console.common.ScreenModel;
import org.claviger.console.common.Session;
import org.claviger.console.common.Slice;
import org.jspecify.annotations.Nullable;

/** HSM devices, and what the library of the chosen one says, asked each time anew. */
public final class DevicesViewModel implements ScreenModel {
    private static final String DEVICES = "/api/v1/admin/hsm-devices";

    private final Session session;
    private final PagedListing<HsmDeviceResponse> devices;
    private final Deeds deeds;
    private final Activity asking;
    private final ReadOnlyObjectWrapper<@Nullable HsmDeviceStatusResponse> status = new ReadOnlyObjectWrapper<>();

    /** The devices of the server at which somebody is signed in. */
    public DevicesViewModel(Session session) {
        this.session = session;
        devices = new PagedListing<>(session.background(), session.activity(), this::load, HsmDeviceResponse::id);
        deeds = new Deeds(session, devices);
        asking = session.activity();
        devices.selectedProperty().addListener((property, before, now) -> askLibrary());
    }

    private Slice<HsmDeviceResponse> load(PageRequest wanted) {
        HsmDeviceListResponse page = session.client().get(wanted.on(DEVICES), HsmDeviceListResponse.class);
        return new Slice<>(page.items(), page.total());
    }

    @Override
    public void enter() {
        devices.reload();
    }

    @Override
    public void leave() {
        deeds.cancel();
        asking.cancel();
    }

    /** Asks the library of the chosen device. */
    void askLibrary() {
        status.set(null);
        HsmDeviceResponse device = devices.selectedProperty().get();
        if (device == null) {
            asking.cancel();
            asking.clear();
        } else {
            asking.start(
                    () -> session.client().get(path(device) + "/status", HsmDeviceStatusResponse.class), status::set);
        }
    }

    /** A form for a new device, or, if there is one, for what it is to be from now on. */
    DeviceForm form(@Nullable HsmDeviceResponse device, Consumer<Outcome<HsmDeviceResponse>> done) {
        return new DeviceForm(deeds.activity(), device, request -> deeds.start(() -> send(device, request), done));
    }

    private HsmDeviceResponse send(@Nullable HsmDeviceResponse device, HsmDeviceRequest request) {
        return device == null
                ? session.client().post(DEVICES, request, HsmDeviceResponse.class)
                : session.client().put(path(device), request, HsmDeviceResponse.class);
    }

    /** Removes one that has no profiles; the server refuses others. */
    HsmDeviceResponse delete(HsmDeviceResponse device) {
        session.client().delete(path(device));
        return device;
    }

    private static String path(HsmDeviceResponse device) {
        return DEVICES + "/" + device.id();
    }

    /** Whether the server lets this person change devices. */
    boolean mayManage() {
        return session.may(Permission.MANAGE_HSM);
    }

    /** The devices. */
    PagedListing<HsmDeviceResponse> devices() {
        return devices;
    }

    /** What is done to them. */
    Deeds deeds() {
        return deeds;
    }

    /** The question to the library. */
    Activity asking() {
        return asking;
    }

    /** What it has said; null until then. */
    ReadOnlyObjectProperty<@Nullable HsmDeviceStatusResponse> statusProperty() {
        return status.getReadOnlyProperty();
    }

    Session session() {
        return session;
    }
}
