package org.claviger.console.namespaces;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.tenant.NamespaceListResponse;
import org.claviger.api.tenant.NamespaceResponse;
import org.claviger.console.common.Outcome;
import org.claviger.console.common.Sessions;
import org.claviger.console.common.TestBackground;
import org.claviger.console.common.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NamespacesViewModelTest {
    private static final String NAMESPACES = "/api/v1/tenant/namespaces";
    private static final NamespaceResponse PAYROLL =
            new NamespaceResponse(UUID.randomUUID(), "payroll", "Wages", Instant.EPOCH, 1);

    private final TestServer server = new TestServer();
    private final TestBackground background = new TestBackground();
    private final List<Outcome<NamespaceResponse>> outcomes = new ArrayList<>();
    private final NamespacesViewModel model = new NamespacesViewModel(Sessions.ofOperator(background, server));

    @BeforeEach
    void load() {
        server.answer("GET " + NAMESPACES, 200, new NamespaceListResponse(List.of(PAYROLL), 1));
        server.answer("POST " + NAMESPACES, 201, PAYROLL);
        model.enter();
        background.work();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_name_that_the_server_would_refuse_is_not_sent() {
        NamespaceForm form = model.creation(outcomes::add);
        form.nameProperty().set("Pay Roll");
        form.form().goOn();
        background.work();
        assertThat(server.requests()).doesNotContain("POST " + NAMESPACES);
    }

    @Test
    void a_new_one_is_made_as_it_was_typed_and_the_list_loads_anew() {
        NamespaceForm form = model.creation(outcomes::add);
        form.nameProperty().set(" payroll ");
        form.form().goOn();
        background.work();
        assertThat(outcomes).hasSize(1);
        assertThat(server.body("POST " + NAMESPACES)).isEqualTo("{\"name\":\"payroll\"}");
        assertThat(server.requests()).containsExactly("GET " + NAMESPACES, "POST " + NAMESPACES, "GET " + NAMESPACES);
    }

    @Test
    void a_change_begins_with_what_is_there_and_survives_a_refusal() {
        server.refuse("PUT " + NAMESPACES + "/" + PAYROLL.id(), ErrorCode.NAME_TAKEN);
        NamespaceForm form = model.change(PAYROLL, outcomes::add);
        assertThat(form.descriptionProperty().get()).isEqualTo("Wages");
        form.nameProperty().set("billing");
        form.form().goOn();
        background.work();
        assertThat(outcomes).isEmpty();
        assertThat(form.nameProperty().get()).isEqualTo("billing");
        assertThat(model.deeds().activity().faultProperty().get()).isNotNull();
    }
}
