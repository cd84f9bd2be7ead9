package org.claviger.console.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.AuditPageResponse;
import org.claviger.api.AuditRecordResponse;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.KeyPolicy;
import org.claviger.api.crypto.LifeDates;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.ObjectType;
import org.claviger.api.crypto.ObjectVersionResponse;
import org.claviger.api.crypto.ObjectVersionsResponse;
import org.claviger.api.crypto.ProtectionLevel;
import org.claviger.api.crypto.State;
import org.claviger.api.tenant.ObjectListResponse;
import org.claviger.console.common.Sessions;
import org.claviger.console.common.TestBackground;
import org.claviger.console.common.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeysViewModelTest {
    private static final String OBJECTS = "/api/v1/tenant/objects";
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    private final TestServer server = new TestServer();
    private final TestBackground background = new TestBackground();
    private final KeysViewModel model = new KeysViewModel(Sessions.ofOperator(background, server));

    private static ObjectResponse key(String name, int version, LifeDates dates) {
        return new ObjectResponse(
                UUID.randomUUID(),
                ObjectType.SYMMETRIC_KEY,
                name,
                "default",
                Algorithm.AES,
                256,
                ProtectionLevel.SEALED,
                Set.of(),
                State.ACTIVE,
                null,
                null,
                version,
                NOW.minusSeconds(60),
                null,
                null,
                dates,
                KeyPolicy.DEFAULT,
                true,
                true,
                null,
                null,
                null,
                Set.of(),
                Map.of(),
                List.of(),
                1);
    }

    private void load(ObjectResponse... keys) {
        server.answer("GET " + OBJECTS, 200, new ObjectListResponse(List.of(keys), keys.length));
        model.enter();
        background.work();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_key_of_one_version_needs_no_question() {
        load(key("invoices", 1, LifeDates.NONE));
        assertThat(server.requests()).containsExactly("GET " + OBJECTS);
    }

    @Test
    void the_versions_of_the_chosen_key_are_asked_for() {
        ObjectResponse rotated = key("invoices", 2, LifeDates.NONE);
        ObjectVersionResponse version = new ObjectVersionResponse(2, NOW, "A1B2C3", null);
        server.answer(
                "GET " + OBJECTS + "/" + rotated.id() + "/versions", 200, new ObjectVersionsResponse(List.of(version)));
        load(rotated);
        assertThat(model.versions()).containsExactly(version);
    }

    @Test
    void a_link_leads_to_a_key_that_was_not_looked_at_yet() {
        load(key("invoices", 1, LifeDates.NONE));
        ObjectResponse linked = key("far away", 1, LifeDates.NONE);
        server.answer("GET " + OBJECTS + "/" + linked.id(), 200, linked);
        model.follow(linked.id());
        background.work();
        assertThat(model.keys().selectedProperty().get()).isEqualTo(linked);
    }

    @Test
    void a_life_is_told_in_the_order_of_its_dates_with_what_is_ahead() {
        ObjectResponse key = key(
                "invoices",
                1,
                new LifeDates(NOW.minusSeconds(30), null, NOW.plusSeconds(30), null, null, null, NOW.plusSeconds(90)));
        assertThat(Milestone.of(key, NOW))
                .containsExactly(
                        new Milestone(Milestone.What.CREATED, NOW.minusSeconds(60), false),
                        new Milestone(Milestone.What.ACTIVATION, NOW.minusSeconds(30), false),
                        new Milestone(Milestone.What.PROTECT_STOP, NOW.plusSeconds(30), true),
                        new Milestone(Milestone.What.DESTROY, NOW.plusSeconds(90), true));
    }

    @Test
    void who_used_a_key_is_told_by_person_and_deed_when_somebody_wants_to_know() {
        ObjectResponse invoices = key("invoices", 1, LifeDates.NONE);
        server.answer("GET " + OBJECTS, 200, new ObjectListResponse(List.of(invoices), 1));
        server.answer(
                "GET /api/v1/tenant/audit",
                200,
                new AuditPageResponse(
                        List.of(
                                record(4, invoices.id(), "ENCRYPTED", "billing", 40),
                                record(2, invoices.id(), "DECRYPTED", "payroll", 1)),
                        2L));
        model.enter();
        background.work();
        assertThat(server.requests()).doesNotContain("GET /api/v1/tenant/audit");
        model.lookAtUses();
        background.work();
        assertThat(server.query("GET /api/v1/tenant/audit")).contains("object=" + invoices.id());
        assertThat(uses().each())
                .containsExactly(
                        new KeyUse("billing", "ENCRYPTED", 40, NOW.plusSeconds(4)),
                        new KeyUse("payroll", "DECRYPTED", 1, NOW.plusSeconds(2)));
        assertThat(uses().before()).isEqualTo(2);

        server.answer(
                "GET /api/v1/tenant/audit",
                200,
                new AuditPageResponse(List.of(record(1, invoices.id(), "ENCRYPTED", "billing", 2)), null));
        model.lookFurtherBack();
        background.work();
        assertThat(server.query("GET /api/v1/tenant/audit")).contains("before=2");
        assertThat(uses().before()).isNull();
        assertThat(uses().each())
                .containsExactly(
                        new KeyUse("billing", "ENCRYPTED", 42, NOW.plusSeconds(4)),
                        new KeyUse("payroll", "DECRYPTED", 1, NOW.plusSeconds(2)));
        model.keys().selectedProperty().set(key("others", 1, LifeDates.NONE));
        assertThat(model.usesProperty().get()).isNull();
    }

    private KeyUses uses() {
        return Objects.requireNonNull(model.usesProperty().get());
    }

    private static AuditRecordResponse record(long sequence, UUID object, String action, String actor, int uses) {
        return new AuditRecordResponse(
                sequence,
                NOW.plusSeconds(sequence),
                action,
                "SUCCESS",
                actor,
                UUID.randomUUID(),
                object,
                null,
                "c-1",
                uses,
                "00");
    }
}
