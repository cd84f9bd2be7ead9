package org.claviger.console.serverkeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.claviger.api.admin.MasterKeyResponse;
import org.claviger.api.admin.MasterKeyRotationResponse;
import org.claviger.api.admin.SigningKeyListResponse;
import org.claviger.api.admin.SigningKeyResponse;
import org.claviger.console.common.Sessions;
import org.claviger.console.common.TestBackground;
import org.claviger.console.common.TestServer;
import org.claviger.console.serverkeys.ServerKey.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServerKeysViewModelTest {
    private static final Instant NOW = Instant.parse("2026-11-26T20:00:00Z");

    private final TestServer server = new TestServer();
    private final TestBackground background = new TestBackground();
    private ServerKeysViewModel model;

    @BeforeEach
    void enter() {
        server.answer("GET /api/v1/admin/master-key", 200, new MasterKeyResponse("0011223344556677", false));
        server.answer(
                "GET /api/v1/admin/signing-keys",
                200,
                new SigningKeyListResponse(List.of(
                        new SigningKeyResponse("new", true, NOW, NOW.plusSeconds(60)),
                        new SigningKeyResponse("old", false, NOW.minusSeconds(60), null))));
        model = new ServerKeysViewModel(Sessions.ofAdmin(background, server));
        model.enter();
        background.work();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void each_key_tells_what_it_does() {
        assertThat(model.keys().rows())
                .extracting(ServerKey::state)
                .containsExactly(State.UNFINISHED, State.SIGNS, State.VERIFIES);
        assertThat(model.keys().rows()).extracting(ServerKey::canBeRotated).containsExactly(true, true, false);
    }

    @Test
    void each_kind_is_rotated_at_its_own_place() {
        server.answer(
                "POST /api/v1/admin/master-key/rotate", 200, new MasterKeyRotationResponse("8899aabbccddeeff", 2));
        server.answer("POST /api/v1/admin/signing-keys/rotate", 204, null);
        for (ServerKey key : List.copyOf(model.keys().rows()).subList(0, 2)) {
            model.deeds().start(() -> model.rotate(key), done -> {});
            background.work();
            assertThat(model.deeds().activity().faultProperty().get()).isNull();
        }
        assertThat(server.requests())
                .contains("POST /api/v1/admin/master-key/rotate", "POST /api/v1/admin/signing-keys/rotate");
    }
}
