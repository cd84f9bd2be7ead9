package org.claviger.console.authorities;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.claviger.api.tenant.ClientAuthorityListResponse;
import org.claviger.api.tenant.ClientAuthorityResponse;
import org.claviger.console.common.Outcome;
import org.claviger.console.common.Sessions;
import org.claviger.console.common.TestBackground;
import org.claviger.console.common.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuthoritiesViewModelTest {
    private static final String AUTHORITIES = "/api/v1/tenant/client-authorities";
    private static final String PEM = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----";
    private static final ClientAuthorityResponse CORP = new ClientAuthorityResponse(
            UUID.randomUUID(), "corp", false, "CN=Corp CA", "ab:cd", Instant.EPOCH, Instant.EPOCH, PEM);

    private final TestServer server = new TestServer();
    private final TestBackground background = new TestBackground();
    private final List<Outcome<ClientAuthorityResponse>> outcomes = new ArrayList<>();
    private final AuthoritiesViewModel model = new AuthoritiesViewModel(Sessions.ofOperator(background, server));

    @BeforeEach
    void load() {
        server.answer("GET " + AUTHORITIES, 200, new ClientAuthorityListResponse(List.of(CORP)));
        model.enter();
        background.work();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_ca_is_uploaded_with_its_certificate_and_not_without() {
        server.answer("POST " + AUTHORITIES, 201, CORP);
        UploadForm form = model.upload(outcomes::add);
        form.nameProperty().set(" corp ");
        form.pemProperty().set("no certificate");
        form.form().goOn();
        background.work();
        assertThat(outcomes).isEmpty();
        form.pemProperty().set(PEM + "\n");
        form.form().goOn();
        background.work();
        assertThat(server.body("POST " + AUTHORITIES)).contains("\"name\":\"corp\"", "BEGIN CERTIFICATE");
        assertThat(Objects.requireNonNull(outcomes.get(0).result())).isEqualTo(CORP);
    }

    @Test
    void ones_own_is_made_and_then_listed() {
        server.answer("POST " + AUTHORITIES + "/built-in", 201, CORP);
        long lists = count();
        model.makeBuiltIn(outcomes::add);
        background.work();
        assertThat(outcomes).hasSize(1);
        assertThat(count()).isEqualTo(lists + 1);
    }

    @Test
    void one_is_found_by_its_subject() {
        model.authorities().filterTextProperty().set("Corp CA");
        assertThat(model.authorities().isNarrowed()).isTrue();
        assertThat(model.authorities().selectedProperty().get()).isEqualTo(CORP);
    }

    private long count() {
        return server.requests().stream().filter(("GET " + AUTHORITIES)::equals).count();
    }
}
