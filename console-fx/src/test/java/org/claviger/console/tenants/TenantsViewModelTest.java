package org.claviger.console.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.admin.TenantResponse;
import org.claviger.api.admin.TenantState;
import org.claviger.console.common.Refusal;
import org.claviger.console.common.Sessions;
import org.claviger.console.common.TestBackground;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantsViewModelTest {
    private final TestBackground background = new TestBackground();
    private final List<String> ended = new ArrayList<>();
    private boolean signedOut;
    private final TenantsViewModel model =
            new TenantsViewModel(Sessions.ofAdmin(background, () -> ended.add("ended")), this::answer);

    private List<TenantResponse> answer() {
        if (signedOut) {
            throw Refusal.of(ErrorCode.NOT_AUTHENTICATED);
        }
        return List.of(tenant("north", "North Region", "softhsm"), tenant("archive", "Old things", null));
    }

    private static TenantResponse tenant(String name, String displayName, @Nullable String profile) {
        return new TenantResponse(
                UUID.randomUUID(),
                name,
                displayName,
                null,
                profile,
                null,
                null,
                1,
                TenantState.ACTIVE,
                null,
                Instant.EPOCH,
                0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"north", "region", "SOFTHSM"})
    void tenants_are_found_by_name_display_name_and_profile(String words) {
        model.tenants().reload();
        background.work();
        model.tenants().filter().textProperty().set(words);
        assertThat(model.tenants().filter().matches())
                .extracting(TenantResponse::name)
                .containsExactly("north");
    }

    @Test
    void a_session_that_is_over_leads_away() {
        signedOut = true;
        model.tenants().reload();
        background.work();
        assertThat(ended).containsExactly("ended");
    }
}
