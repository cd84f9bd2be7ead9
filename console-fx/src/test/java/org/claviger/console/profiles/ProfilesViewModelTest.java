package org.claviger.console.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.admin.HsmAlgorithm;
import org.claviger.api.admin.HsmDeviceListResponse;
import org.claviger.api.admin.HsmDeviceResponse;
import org.claviger.api.admin.HsmDeviceStatusResponse;
import org.claviger.api.admin.HsmProfileListResponse;
import org.claviger.api.admin.HsmProfileResponse;
import org.claviger.api.admin.HsmProfileState;
import org.claviger.api.admin.HsmProfileStatusResponse;
import org.claviger.api.admin.HsmTokenResponse;
import org.claviger.console.common.Outcome;
import org.claviger.console.common.Sessions;
import org.claviger.console.common.TestBackground;
import org.claviger.console.common.TestServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProfilesViewModelTest {
    private static final String PROFILES = "/api/v1/admin/hsm-profiles";
    private static final String DEVICES = "/api/v1/admin/hsm-devices";
    private static final HsmDeviceResponse RACK =
            new HsmDeviceResponse(UUID.randomUUID(), "Rack 4", "/usr/lib/libp11.so", Instant.EPOCH, 1);
    private static final HsmProfileResponse EAST = profile(null);

    private final TestServer server = new TestServer();
    private final TestBackground background = new TestBackground();
    private final List<Outcome<HsmProfileResponse>> outcomes = new ArrayList<>();
    private final ProfilesViewModel model = new ProfilesViewModel(Sessions.ofAdmin(background, server));

    private static HsmProfileResponse profile(@Nullable Instant blockedAt) {
        return new HsmProfileResponse(
                UUID.randomUUID(),
                "East token",
                RACK.id(),
                "Rack 4",
                "claviger-east",
                Set.of(HsmAlgorithm.AES),
                blockedAt,
                null,
                Instant.EPOCH,
                1);
    }

    private static HsmProfileStatusResponse status(HsmProfileResponse profile) {
        return new HsmProfileStatusResponse(
                profile.id(), profile.name(), HsmProfileState.SERVING, 2, 1, 0, 32, 9, 0, 1500, null, null);
    }

    @BeforeEach
    void load() {
        server.answer("GET " + PROFILES, 200, new HsmProfileListResponse(List.of(EAST), 1));
        server.answer("GET " + PROFILES + "/" + EAST.id() + "/status", 200, status(EAST));
        server.answer("GET " + DEVICES, 200, new HsmDeviceListResponse(List.of(RACK), 1));
        server.answer(
                "GET " + DEVICES + "/" + RACK.id() + "/status",
                200,
                new HsmDeviceStatusResponse(
                        "SoftHSM",
                        "A library",
                        "2.6",
                        "2.40",
                        List.of(token("claviger-east", true), token("", false)),
                        List.of()));
        model.enter();
        background.work();
    }

    private static HsmTokenResponse token(String label, boolean initialized) {
        return new HsmTokenResponse(1, label, "m", "v2", "s", "2.6", initialized, 0, 0, List.of(), List.of());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void each_profile_comes_with_its_health() {
        assertThat(model.profiles().rows()).extracting(Profile::state).containsExactly(HsmProfileState.SERVING);
    }

    @Test
    void a_profile_that_any_node_has_blocked_is_blocked() {
        HsmProfileResponse blocked = profile(Instant.EPOCH);
        assertThat(new Profile(blocked, status(blocked)).state()).isEqualTo(HsmProfileState.BLOCKED);
    }

    private ProfileForm filled(@Nullable HsmProfileResponse old) {
        ProfileForm form = model.form(old, outcomes::add);
        background.work();
        form.nameProperty().set("East token");
        form.tokenProperty().set("claviger-east");
        form.form().goOn();
        form.management().pinProperty().set("management pin");
        form.form().goOn();
        form.usage().pinProperty().set("usage pin");
        return form;
    }

    @Test
    void only_tokens_that_are_initialized_are_offered() {
        assertThat(filled(null).tokens()).containsExactly("claviger-east");
    }

    @Test
    void both_credentials_are_sent_together() {
        server.answer("POST " + PROFILES, 201, EAST);
        filled(null).form().goOn();
        background.work();
        assertThat(server.body("POST " + PROFILES))
                .contains(
                        "management pin",
                        "usage pin",
                        "\"userType\":1",
                        RACK.id().toString());
        assertThat(outcomes).hasSize(1);
    }

    @Test
    void a_refused_pin_leaves_the_steps_as_they_are() {
        server.refuse("POST " + PROFILES, ErrorCode.HSM_REFUSED);
        ProfileForm form = filled(null);
        form.form().goOn();
        background.work();
        assertThat(outcomes).isEmpty();
        assertThat(form.usage().pinProperty().get()).isEqualTo("usage pin");
        assertThat(Objects.requireNonNull(
                                model.deeds().activity().faultProperty().get())
                        .code())
                .isEqualTo("HSM_REFUSED");
    }

    @Test
    void replacing_begins_with_what_is_known_and_needs_both_pins() {
        server.answer("PUT " + PROFILES + "/" + EAST.id(), 200, EAST);
        ProfileForm form = model.form(EAST, outcomes::add);
        background.work();
        assertThat(form.tokenProperty().get()).isEqualTo("claviger-east");
        assertThat(form.deviceProperty().get()).isEqualTo(RACK);
        form.form().goOn();
        assertThat(form.form().completeProperty().get()).isFalse();
    }

    @Test
    void pins_that_have_served_are_forgotten() {
        ProfileForm form = filled(null);
        form.forget();
        assertThat(form.management().pinProperty().get()).isEmpty();
        assertThat(form.usage().pinProperty().get()).isEmpty();
    }
}
