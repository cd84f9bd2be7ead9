package org.claviger.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.AuditRecordResponse;
import org.claviger.api.ErrorCode;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.ChangeObjectRequest;
import org.claviger.api.crypto.KeyPolicy;
import org.claviger.api.crypto.LifeDates;
import org.claviger.api.crypto.Link;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.RevokeKeyRequest;
import org.claviger.api.crypto.RevokeKeyRequest.Reason;
import org.claviger.api.crypto.State;
import org.claviger.launcher.RunningServer;
import org.claviger.server.audit.Action;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningServer.class)
@TestInstance(Lifecycle.PER_CLASS)
class LifecycleIT {
    private static final byte[] HELLO = "Hello".getBytes(UTF_8);

    private final RunningServer.Handle server;
    private final OwnTenant tenant;
    private final Objects objects;

    LifecycleIT(RunningServer.Handle server) {
        this.server = server;
        this.tenant =
                OwnTenant.with(server, "life-" + UUID.randomUUID().toString().substring(0, 8));
        this.objects = new Objects(tenant.client());
    }

    @Test
    void a_pre_active_key_is_of_no_use_until_it_is_activated() {
        ObjectResponse key = objects.preActive();
        assertThat(key.state()).isEqualTo(State.PRE_ACTIVE);
        Refusal.of(ErrorCode.WRONG_STATE, () -> objects.encrypt(key.id(), HELLO));

        assertThat(objects.does(key.id(), "activate").state()).isEqualTo(State.ACTIVE);

        assertThat(objects.decrypt(objects.encrypt(key.id(), HELLO).ciphertext()))
                .isEqualTo(HELLO);
        Refusal.of(ErrorCode.WRONG_STATE, () -> objects.does(key.id(), "activate"));
    }

    @Test
    void a_revocation_tells_why_and_since_when_it_may_be_known() {
        ObjectResponse key = objects.create(Algorithm.AES);
        Instant occurrence = Instant.parse("2026-01-02T03:04:05Z");

        ObjectResponse revoked = tenant.client()
                .post(
                        Objects.path(key.id()) + "/revoke",
                        new RevokeKeyRequest(Reason.KEY_COMPROMISE, "laptop lost", occurrence),
                        ObjectResponse.class);

        assertThat(revoked.state()).isEqualTo(State.COMPROMISED);
        assertThat(revoked.revocation()).isNotNull().satisfies(why -> {
            assertThat(why.reason()).isEqualTo(Reason.KEY_COMPROMISE);
            assertThat(why.message()).isEqualTo("laptop lost");
        });
        assertThat(revoked.dates().compromiseOccurrence()).isEqualTo(occurrence);
        assertThat(revoked.dates().compromise()).isNotNull();
    }

    @Test
    void a_held_key_is_of_no_use_until_it_is_released() {
        ObjectResponse key = objects.create(Algorithm.AES);
        byte[] ciphertext = objects.encrypt(key.id(), HELLO).ciphertext();

        assertThat(objects.hold(key.id(), "audit").hold())
                .isNotNull()
                .satisfies(hold -> assertThat(hold.reason()).isEqualTo("audit"));

        Refusal.of(ErrorCode.WRONG_STATE, () -> objects.encrypt(key.id(), HELLO));
        Refusal.of(ErrorCode.WRONG_STATE, () -> objects.decrypt(ciphertext));
        Refusal.of(ErrorCode.WRONG_STATE, () -> objects.rotate(key.id()));
        assertThat(objects.does(key.id(), "release").hold()).isNull();
        assertThat(objects.decrypt(ciphertext)).isEqualTo(HELLO);
        assertThat(actions(key.id())).contains("KEY_HELD", "KEY_RELEASED");
    }

    @Test
    void the_servers_clock_keeps_the_dates_without_a_request() {
        Instant soon = Objects.in(Duration.ofMillis(1500));
        ObjectResponse key = objects.create(
                Algorithm.AES,
                null,
                new LifeDates(soon, null, null, soon.plusMillis(500), null, null, soon.plusSeconds(1)));
        assertThat(key.state()).isEqualTo(State.PRE_ACTIVE);

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(recordedState(key.id())).isEqualTo("DESTROYED"));

        assertThat(materials(key.id())).isZero();
        assertThat(objects.get(key.id()).state()).isEqualTo(State.DESTROYED);
        assertThat(tenant.trail(Action.KEY_DESTROYED))
                .filteredOn(record -> key.id().equals(record.objectId()))
                .singleElement()
                .satisfies(record -> assertThat(record.detail()).endsWith("by its date"));
        assertThat(actions(key.id())).contains("KEY_ACTIVATED", "KEY_DEACTIVATED");
    }

    @Test
    void a_date_holds_from_the_very_instant_on() {
        ObjectResponse key = objects.create(Algorithm.AES);
        byte[] ciphertext = objects.encrypt(key.id(), HELLO).ciphertext();
        Instant end = Objects.in(Duration.ofSeconds(2));
        objects.plan(key.id(), Objects.destruction(end, end));

        while (Instant.now().isBefore(end)) {
            Instant before = Instant.now();
            byte[] plaintext = before.isBefore(end.minusMillis(500)) ? objects.decrypt(ciphertext) : HELLO;
            assertThat(plaintext).isEqualTo(HELLO);
        }

        Refusal.of(ErrorCode.WRONG_STATE, () -> objects.decrypt(ciphertext));
        Refusal.of(ErrorCode.WRONG_STATE, () -> objects.encrypt(key.id(), HELLO));
        assertThat(objects.get(key.id()).state()).isEqualTo(State.DESTROYED);
    }

    @Test
    void what_is_planned_can_be_planned_anew_and_taken_back_until_it_comes() {
        ObjectResponse key = objects.create(Algorithm.AES);
        Instant later = Instant.parse("2100-01-01T00:00:00Z");

        Refusal.of(
                ErrorCode.INVALID_REQUEST,
                () -> objects.plan(key.id(), new LifeDates(null, null, null, null, null, null, later)));
        objects.plan(key.id(), Objects.destruction(later, later.plusSeconds(1)));
        ObjectResponse planned = objects.plan(key.id(), Objects.deactivation(later.minusSeconds(60)));
        assertThat(planned.dates().deactivation()).isEqualTo(later.minusSeconds(60));
        assertThat(planned.dates().destroy()).isEqualTo(later.plusSeconds(1));

        ObjectResponse spared = tenant.client().delete(Objects.path(key.id()) + "/dates/destroy", ObjectResponse.class);

        assertThat(spared.dates().destroy()).isNull();
        Refusal.of(
                ErrorCode.WRONG_STATE,
                () -> tenant.client().delete(Objects.path(key.id()) + "/dates/activation", ObjectResponse.class));
        Refusal.of(
                ErrorCode.INVALID_REQUEST,
                () -> objects.plan(key.id(), Objects.deactivation(Instant.now().minusSeconds(1))));
    }

    @Test
    void a_policy_is_tightened_and_never_loosened() {
        ObjectResponse key =
                objects.create(Algorithm.AES, new KeyPolicy(false, true, null, null, null, null, null), null);

        KeyPolicy strict = objects.policy(key.id(), new KeyPolicy(true, false, null, null, null, null, null))
                .policy();

        assertThat(strict.sensitive()).isTrue();
        assertThat(strict.extractable()).isFalse();
        Refusal.of(
                ErrorCode.WRONG_STATE,
                () -> objects.policy(key.id(), new KeyPolicy(null, true, null, null, null, null, null)));
        Refusal.of(
                ErrorCode.WRONG_STATE,
                () -> objects.policy(key.id(), new KeyPolicy(false, null, null, null, null, null, null)));
        ObjectResponse now = objects.get(key.id());
        assertThat(now.alwaysSensitive()).isFalse();
        assertThat(now.neverExtractable()).isFalse();
    }

    @Test
    void name_groups_attributes_and_links_are_changed_each_by_itself() {
        ObjectResponse key = objects.create(Objects.in(Set.of("old"), Map.of("owner", "anna", "stage", "test")));
        ObjectResponse other = objects.create(Algorithm.AES);
        String name = Objects.name();

        change(key.id(), new ChangeObjectRequest(name, null, null, null));
        change(key.id(), new ChangeObjectRequest(null, Set.of("new", "newer"), null, null));
        change(key.id(), new ChangeObjectRequest(null, null, Map.of("owner", "bert"), null));
        ObjectResponse changed = change(
                key.id(),
                new ChangeObjectRequest(null, null, null, Set.of(new Link(Link.Type.REPLACEMENT, other.id()))));

        assertThat(changed.name()).isEqualTo(name);
        assertThat(changed.groups()).containsExactlyInAnyOrder("new", "newer");
        assertThat(changed.attributes()).isEqualTo(Map.of("owner", "bert"));
        assertThat(changed.linked(Link.Type.REPLACEMENT)).isEqualTo(other.id());
        Refusal.of(
                ErrorCode.NAME_TAKEN, () -> change(key.id(), new ChangeObjectRequest(other.name(), null, null, null)));
        Refusal.of(
                ErrorCode.OBJECT_NOT_FOUND,
                () -> change(
                        key.id(),
                        new ChangeObjectRequest(
                                null, null, null, Set.of(new Link(Link.Type.PARENT, UUID.randomUUID())))));
    }

    @Test
    void the_links_of_a_pair_stay() {
        ObjectResponse privateKey = objects.create(Algorithm.EC_P256);
        UUID publicKey = privateKey.linked(Link.Type.PUBLIC_KEY);

        ObjectResponse changed = change(privateKey.id(), new ChangeObjectRequest(null, null, null, Set.of()));

        assertThat(changed.linked(Link.Type.PUBLIC_KEY)).isEqualTo(publicKey);
        Refusal.of(
                ErrorCode.INVALID_REQUEST,
                () -> change(
                        privateKey.id(),
                        new ChangeObjectRequest(
                                null, null, null, Set.of(new Link(Link.Type.PUBLIC_KEY, privateKey.id())))));
    }

    @Test
    void who_has_not_seen_the_last_change_changes_nothing() {
        ObjectResponse key = objects.create(Algorithm.AES);
        Http http = new Http(server.process());
        String token = tenant.client().token().orElseThrow();
        objects.hold(key.id(), null);

        int stale = http.send(http.to(Objects.path(key.id()) + "/release")
                        .header("Authorization", "Bearer " + token)
                        .header("If-Match", "\"" + key.revision() + "\"")
                        .POST(BodyPublishers.noBody()))
                .status();

        assertThat(stale).isEqualTo(412);
        assertThat(objects.get(key.id()).hold()).isNotNull();
    }

    @Test
    void the_last_use_is_told_some_seconds_later_and_is_no_change() {
        ObjectResponse key = objects.create(Algorithm.AES);
        assertThat(key.lastUsedAt()).isNull();

        objects.encrypt(key.id(), HELLO);

        await().atMost(Duration.ofSeconds(15)).until(() -> objects.get(key.id()).lastUsedAt() != null);
        assertThat(objects.get(key.id()).revision()).isEqualTo(key.revision());
    }

    private ObjectResponse change(UUID id, ChangeObjectRequest request) {
        return tenant.client().put(Objects.path(id), request, ObjectResponse.class);
    }

    private List<String> actions(UUID id) {
        return List.of(Action.values()).stream()
                .flatMap(action -> tenant.trail(action).stream())
                .filter(record -> id.equals(record.objectId()))
                .map(AuditRecordResponse::action)
                .toList();
    }

    private String recordedState(UUID id) throws SQLException {
        return text("SELECT state FROM managed_object WHERE id = ?", id);
    }

    private int materials(UUID id) {
        try {
            return Integer.parseInt(text("SELECT count(*) FROM material WHERE object_id = ?", id));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String text(String query, UUID id) throws SQLException {
        try (Connection database = server.database();
                PreparedStatement statement = database.prepareStatement(query)) {
            statement.setObject(1, id);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
