package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.Problem;
import org.claviger.api.Secret;
import org.claviger.api.admin.HsmCredential;
import org.claviger.api.admin.HsmDeviceListResponse;
import org.claviger.api.admin.HsmDeviceRequest;
import org.claviger.api.admin.HsmDeviceResponse;
import org.claviger.api.admin.HsmDeviceStatusResponse;
import org.claviger.api.admin.HsmProfileListResponse;
import org.claviger.api.admin.HsmProfileRequest;
import org.claviger.api.admin.HsmProfileResponse;
import org.claviger.api.admin.HsmTokenResponse;
import org.claviger.api.client.ApiClient;
import org.claviger.api.tenant.KekListResponse;
import org.claviger.api.tenant.KekResponse;
import org.claviger.api.tenant.KekState;
import org.claviger.api.tenant.KekTokenAttributesResponse;
import org.claviger.launcher.DevelopmentTokens;
import org.claviger.launcher.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningServer.class)
class HsmIT {
    private static final String DEVICES = "/api/v1/admin/hsm-devices";
    private static final String PROFILES = "/api/v1/admin/hsm-profiles";

    private final RunningServer.Handle server;
    private final ApiClient admin;

    HsmIT(RunningServer.Handle server) {
        this.server = server;
        this.admin = server.admin();
    }

    @Test
    void a_device_tells_of_its_library_and_tokens() {
        HsmDeviceStatusResponse status =
                admin.get(DEVICES + "/" + device().id() + "/status", HsmDeviceStatusResponse.class);

        assertThat(status.manufacturer()).isEqualTo("SoftHSM");
        assertThat(status.missingMechanisms()).isEmpty();
        assertThat(status.tokens())
                .filteredOn(HsmTokenResponse::initialized)
                .extracting(HsmTokenResponse::label)
                .contains("claviger-north", "claviger-south");
    }

    @Test
    void a_library_that_is_missing_is_told() {
        Problem problem = Refusal.of(
                ErrorCode.HSM_REFUSED,
                () -> admin.post(
                        DEVICES, new HsmDeviceRequest("none", "/usr/lib/no-such-library.so"), HsmDeviceResponse.class));

        assertThat(problem.detail()).contains("/usr/lib/no-such-library.so");
        assertThat(admin.get(DEVICES, HsmDeviceListResponse.class).items())
                .extracting(HsmDeviceResponse::name)
                .doesNotContain("none");
    }

    @Test
    void a_library_that_is_none_of_pkcs11_is_told() {
        Refusal.of(
                ErrorCode.HSM_REFUSED,
                () -> admin.post(
                        DEVICES,
                        new HsmDeviceRequest("libc", "/lib/x86_64-linux-gnu/libc.so.6"),
                        HsmDeviceResponse.class));
    }

    @Test
    void a_wrong_pin_is_tried_once_and_nothing_is_saved() {
        String name = "wrong-" + UUID.randomUUID();
        String token = "wrong-pin";
        new DevelopmentTokens(server.process().data()).pinOf(token);

        Problem problem = Refusal.of(
                ErrorCode.HSM_REFUSED,
                () -> admin.post(PROFILES, profile(name, token, "not the pin"), HsmProfileResponse.class));

        assertThat(problem.detail()).contains("CKR_PIN_INCORRECT").contains("once");
        assertThat(admin.get(PROFILES, HsmProfileListResponse.class).items())
                .extracting(HsmProfileResponse::name)
                .doesNotContain(name);
    }

    @Test
    void a_token_that_is_missing_is_told() {
        Problem problem = Refusal.of(
                ErrorCode.HSM_REFUSED,
                () -> admin.post(PROFILES, profile("p", "no-such-token", "1234"), HsmProfileResponse.class));

        assertThat(problem.detail()).contains("no-such-token");
    }

    @Test
    void a_kek_was_made_on_its_token_and_can_not_leave_it() {
        ApiClient operator = server.operator("north");
        KekResponse kek = operator.get("/api/v1/tenant/keks", KekListResponse.class)
                .items()
                .get(0);
        KekTokenAttributesResponse attributes =
                operator.get("/api/v1/tenant/keks/" + kek.id() + "/token-attributes", KekTokenAttributesResponse.class);

        assertThat(kek.state()).isEqualTo(KekState.ACTIVE);
        assertThat(kek.keyCheckValue()).matches("[0-9A-F]{6}");
        assertThat(attributes.local()).isTrue();
        assertThat(attributes.alwaysSensitive()).isTrue();
        assertThat(attributes.neverExtractable()).isTrue();
        assertThat(attributes.extractable()).isFalse();
        assertThat(attributes.bits()).isEqualTo(256);
        assertThat(attributes.tokenLabel()).isEqualTo("claviger-north");
    }

    @Test
    void a_kek_of_another_tenant_is_not_found() {
        String foreign = server.tenant("south").kekId();

        Refusal.of(
                ErrorCode.OBJECT_NOT_FOUND,
                () -> server.operator("north")
                        .get("/api/v1/tenant/keks/" + foreign + "/token-attributes", KekTokenAttributesResponse.class));
    }

    @Test
    void a_tenant_has_one_active_kek() {
        Refusal.of(
                ErrorCode.WRONG_STATE,
                () -> server.operator("north").post("/api/v1/tenant/keks", null, KekResponse.class));
    }

    private HsmDeviceResponse device() {
        return admin.get(DEVICES, HsmDeviceListResponse.class).items().get(0);
    }

    private HsmProfileRequest profile(String name, String token, String pin) {
        return new HsmProfileRequest(
                name,
                device().id(),
                token,
                new HsmCredential(null, Secret.of(pin)),
                new HsmCredential(null, Secret.of(pin)),
                null);
    }
}
