package org.claviger.console.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.admin.HsmDeviceListResponse;
import org.claviger.api.admin.HsmDeviceResponse;
import org.claviger.api.admin.HsmDeviceStatusResponse;
import org.claviger.console.common.Outcome;
import org.claviger.console.common.Sessions;
import org.claviger.console.common.TestBackground;
import org.claviger.console.common.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DevicesViewModelTest {
    private static final String DEVICES = "/api/v1/admin/hsm-devices";
    private static final HsmDeviceResponse RACK =
            new HsmDeviceResponse(UUID.randomUUID(), "Rack 4", "/usr/lib/libp11.so", Instant.EPOCH, 1);
    private static final String STATUS = "GET " + DEVICES + "/" + RACK.id() + "/status";

    private final TestServer server = new TestServer();
    private final TestBackground background = new TestBackground();
    private final List<Outcome<HsmDeviceResponse>> outcomes = new ArrayList<>();
    private final DevicesViewModel model = new DevicesViewModel(Sessions.ofAdmin(background, server));

    @BeforeEach
    void load() {
        server.answer("GET " + DEVICES, 200, new HsmDeviceListResponse(List.of(RACK), 1));
        server.answer(
                STATUS, 200, new HsmDeviceStatusResponse("SoftHSM", "A library", "2.6", "2.40", List.of(), List.of()));
        model.enter();
        background.work();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void the_library_of_the_chosen_device_is_asked() {
        assertThat(model.statusProperty().get())
                .extracting(HsmDeviceStatusResponse::manufacturer)
                .isEqualTo("SoftHSM");
    }

    @Test
    void a_library_that_does_not_answer_leaves_nothing_old_on_show() {
        server.refuse(STATUS, ErrorCode.HSM_UNAVAILABLE);
        model.askLibrary();
        background.work();
        assertThat(model.statusProperty().get()).isNull();
        assertThat(model.asking().faultProperty().get()).isNotNull();
        assertThat(model.devices().rows()).hasSize(1);
    }

    @Test
    void a_new_device_is_posted_and_a_known_one_is_put() {
        server.answer("POST " + DEVICES, 201, RACK);
        server.answer("PUT " + DEVICES + "/" + RACK.id(), 200, RACK);
        DeviceForm form = model.form(null, outcomes::add);
        form.nameProperty().set(" Rack 4 ");
        form.libraryProperty().set("/usr/lib/libp11.so");
        form.form().goOn();
        background.work();
        assertThat(server.body("POST " + DEVICES)).contains("\"name\":\"Rack 4\"");

        model.form(RACK, outcomes::add).form().goOn();
        background.work();
        assertThat(outcomes).hasSize(2);
    }

    @Test
    void a_library_has_an_absolute_path() {
        DeviceForm form = model.form(RACK, outcomes::add);
        form.libraryProperty().set("libp11.so");
        assertThat(form.form().completeProperty().get()).isFalse();
    }
}
