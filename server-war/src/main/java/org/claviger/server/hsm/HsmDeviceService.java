package org.claviger.server.hsm;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.UUID;
import org.claviger.api.admin.HsmDeviceListResponse;
import org.claviger.api.admin.HsmDeviceRequest;
import org.claviger.api.admin.HsmDeviceResponse;
import org.claviger.api.admin.HsmDeviceStatusResponse;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.Database;
import org.claviger.server.platform.IfMatch;
import org.claviger.server.platform.ListQuery;
import org.claviger.server.platform.Page;
import org.jspecify.annotations.Nullable;

/** What admins do with HSM devices. Each method is one transaction. */
@Stateless
public class HsmDeviceService {
    @Inject
    HsmDevices devices;

    @Inject
    LibraryProbe probe;

    @Inject
    AuditTrail audit;

    /** Adds a device, if its library can be loaded. */
    public HsmDeviceResponse create(Caller admin, HsmDeviceRequest request) {
        probe.describe(request.library());
        HsmDevice device = new HsmDevice(request.name(), request.library());
        Database.storeNamed(() -> devices.store(device), taken(request));
        audit.record(admin, Action.HSM_DEVICE_CREATED, device.id(), device.name());
        return response(device);
    }

    /** Renames a device, or names another library of the same HSM: its profiles' sessions begin anew with it. */
    public HsmDeviceResponse change(Caller admin, UUID deviceId, HsmDeviceRequest request, @Nullable IfMatch seen) {
        HsmDevice device = devices.require(deviceId);
        IfMatch.require(seen, device.revision());
        if (!device.library().equals(request.library())) {
            probe.describe(request.library());
        }
        device.describe(request.name(), request.library());
        Database.storeNamed(devices::flush, taken(request));
        audit.record(admin, Action.HSM_DEVICE_CHANGED, deviceId, device.name() + ", " + device.library());
        return response(device);
    }

    /** Removes a device that has no profiles. */
    public void delete(Caller admin, UUID deviceId, @Nullable IfMatch seen) {
        HsmDevice device = devices.require(deviceId);
        IfMatch.require(seen, device.revision());
        Database.removeUnneeded(() -> devices.remove(device), "The device has HSM profiles. Delete them first.");
        audit.record(admin, Action.HSM_DEVICE_DELETED, deviceId, device.name());
    }

    public HsmDeviceResponse get(UUID deviceId) {
        return response(devices.require(deviceId));
    }

    public HsmDeviceListResponse list(ListQuery wanted) {
        Page<HsmDevice> page = devices.page(wanted);
        return new HsmDeviceListResponse(
                page.items().stream().map(HsmDeviceService::response).toList(), page.total());
    }

    /** What the device's library says of itself and its tokens at this moment. */
    public HsmDeviceStatusResponse status(UUID deviceId) {
        return probe.describe(devices.require(deviceId).library());
    }

    private static String taken(HsmDeviceRequest request) {
        return "There is an HSM device \"" + request.name() + "\" already.";
    }

    private static HsmDeviceResponse response(HsmDevice device) {
        return new HsmDeviceResponse(
                device.id(), device.name(), device.library(), device.createdAt(), device.revision());
    }
}
