package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.claviger.api.AuditPageResponse;
import org.claviger.api.AuditRecordResponse;
import org.claviger.api.AuditVerificationResponse;
import org.claviger.api.ErrorCode;
import org.claviger.api.Problem;
import org.claviger.api.client.ApiClient;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.CreateKeyRequest;
import org.claviger.api.crypto.EncryptRequest;
import org.claviger.api.crypto.EncryptResponse;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.launcher.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningServer.class)
class AuditIT {
    private static final String TRAIL = "/api/v1/tenant/audit";

    private final RunningServer.Handle server;
    private final ApiClient operator;
    private final ApiClient client;

    AuditIT(RunningServer.Handle server) {
        this.server = server;
        this.operator = server.operator("north");
        this.client = server.client("north");
    }

    @Test
    void every_use_of_a_key_is_recorded() {
        ObjectResponse key = create();
        client.post("/api/v1/crypto/encrypt", new EncryptRequest(key.id(), new byte[1], null), EncryptResponse.class);

        List<AuditRecordResponse> trail = newest(20);

        assertThat(trail)
                .filteredOn(r -> key.id().equals(r.objectId()))
                .extracting(AuditRecordResponse::action)
                .containsExactly("ENCRYPTED", "KEY_CREATED");
    }

    @Test
    void a_refusal_is_recorded_under_its_correlation_id() {
        Problem problem = Refusal.of(
                ErrorCode.OBJECT_NOT_FOUND,
                () -> client.get("/api/v1/crypto/objects/" + UUID.randomUUID(), ObjectResponse.class));

        assertThat(newest(20))
                .filteredOn(r -> r.correlationId().equals(problem.correlationId()))
                .singleElement()
                .extracting(AuditRecordResponse::outcome)
                .isEqualTo("OBJECT_NOT_FOUND");
    }

    @Test
    void the_trail_is_searched_by_what_was_done_to_what_and_by_what_was_refused() {
        ObjectResponse key = create();
        Problem problem = Refusal.of(
                ErrorCode.OBJECT_NOT_FOUND,
                () -> client.get("/api/v1/crypto/objects/" + UUID.randomUUID(), ObjectResponse.class));

        assertThat(found("filter=" + key.id()))
                .extracting(AuditRecordResponse::action)
                .containsExactly("KEY_CREATED");
        assertThat(found("filter=" + problem.correlationId() + "&refused=true")).hasSize(1);
        assertThat(found("refused=true"))
                .isNotEmpty()
                .noneMatch(record -> record.outcome().equals("SUCCESS"));
        assertThat(found("filter=" + key.id() + "&refused=true")).isEmpty();
        assertThat(found("filter=%25")).isEmpty();
    }

    @Test
    void the_trail_is_narrowed_by_each_of_its_columns() {
        ObjectResponse key = create();
        ObjectResponse other = create();
        AuditRecordResponse made = found("object=" + key.id()).get(0);

        assertThat(found("object=" + key.id()))
                .extracting(AuditRecordResponse::objectId)
                .containsExactly(key.id());
        assertThat(found("object=" + key.id() + "&action=key_cr")).hasSize(1);
        assertThat(found("object=" + key.id() + "&action=destroy")).isEmpty();
        assertThat(found("object=" + key.id() + "&actor=" + made.actor())).hasSize(1);
        assertThat(found("object=" + key.id() + "&actor=" + made.actor() + "x")).isEmpty();
        assertThat(found("object=" + key.id() + "&refused=false")).hasSize(1);
        assertThat(found("object=" + key.id() + "&refused=true")).isEmpty();
        assertThat(found("from=" + made.at() + "&action=KEY_CREATED"))
                .extracting(AuditRecordResponse::objectId)
                .contains(key.id(), other.id());
        assertThat(found("to=" + made.at() + "&object=" + key.id())).isEmpty();
        Refusal.of(ErrorCode.INVALID_REQUEST, () -> found("from=yesterday"));
    }

    @Test
    void what_was_done_to_an_object_is_paged() {
        ObjectResponse key = create();
        client.get("/api/v1/crypto/objects/" + key.id(), ObjectResponse.class);
        operator.get("/api/v1/tenant/objects/" + key.id(), ObjectResponse.class);
        List<AuditRecordResponse> all = found("object=" + key.id());
        AuditPageResponse first = operator.get(TRAIL + "?limit=1&object=" + key.id(), AuditPageResponse.class);

        assertThat(first.items()).containsExactly(all.get(0));
        assertThat(found("limit=1&object=" + key.id() + "&before=" + first.before()))
                .isEqualTo(all.size() > 1 ? all.subList(1, 2) : List.of());
    }

    private List<AuditRecordResponse> found(String query) {
        return operator.get(TRAIL + "?" + query, AuditPageResponse.class).items();
    }

    @Test
    void many_at_once_leave_one_unbroken_chain() throws Exception {
        ObjectResponse key = create();
        encryptAtOnce(key, 8, 200);

        AuditVerificationResponse verified = verify();

        assertThat(verified.intact()).isTrue();
        List<AuditRecordResponse> uses = newest(1000).stream()
                .filter(record ->
                        key.id().equals(record.objectId()) && record.action().equals("ENCRYPTED"))
                .toList();
        assertThat(uses.stream().mapToInt(AuditRecordResponse::uses).sum()).isEqualTo(200);
        assertThat(uses)
                .allSatisfy(record -> assertThat(record.correlationId().split(" ", -1))
                        .hasSize(record.uses())
                        .doesNotHaveDuplicates());
    }

    @Test
    void uses_that_were_recorded_together_can_not_be_counted_otherwise_afterwards() throws Exception {
        ObjectResponse key = create();
        encryptAtOnce(key, 8, 200);
        AuditRecordResponse several = newest(1000).stream()
                .filter(record -> key.id().equals(record.objectId()) && record.uses() > 1)
                .findFirst()
                .orElseThrow();

        count(several.sequence(), several.uses() - 1);
        AuditVerificationResponse tampered = verify();
        count(several.sequence(), several.uses());

        assertThat(tampered.intact()).isFalse();
        assertThat(tampered.brokenAt()).isEqualTo(several.sequence());
        assertThat(verify().intact()).isTrue();
    }

    @Test
    void a_record_that_was_changed_breaks_the_chain() throws SQLException {
        create();
        AuditRecordResponse record = newest(1).get(0);

        change(record.sequence(), "mallory");
        AuditVerificationResponse tampered = verify();
        change(record.sequence(), String.valueOf(record.actor()));

        assertThat(tampered.intact()).isFalse();
        assertThat(tampered.brokenAt()).isEqualTo(record.sequence());
        assertThat(verify().intact()).isTrue();
    }

    @Test
    void the_systems_trail_is_intact_too_and_holds_failed_sign_ins() {
        ApiClient admin = server.admin();

        assertThat(admin.get("/api/v1/admin/audit/verification", AuditVerificationResponse.class)
                        .intact())
                .isTrue();
        assertThat(admin.get("/api/v1/admin/audit?limit=1000", AuditPageResponse.class)
                        .items())
                .extracting(AuditRecordResponse::action)
                .contains("ADMIN_CREATED", "TENANT_CREATED", "SIGN_IN");
    }

    private void encryptAtOnce(ObjectResponse key, int callersAtOnce, int times) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(callersAtOnce);
        try {
            Callable<EncryptResponse> use = () -> client.post(
                    "/api/v1/crypto/encrypt", new EncryptRequest(key.id(), new byte[1], null), EncryptResponse.class);
            for (Future<EncryptResponse> done : callers.invokeAll(
                    IntStream.range(0, times).mapToObj(i -> use).toList())) {
                done.get();
            }
        } finally {
            callers.shutdown();
        }
    }

    private ObjectResponse create() {
        return client.post(
                "/api/v1/crypto/objects",
                CreateKeyRequest.of("audit-" + UUID.randomUUID(), Algorithm.AES, 256, null),
                ObjectResponse.class);
    }

    private List<AuditRecordResponse> newest(int count) {
        return operator.get(TRAIL + "?limit=" + count, AuditPageResponse.class).items();
    }

    private AuditVerificationResponse verify() {
        return operator.get(TRAIL + "/verification", AuditVerificationResponse.class);
    }

    private void change(long sequence, String actor) throws SQLException {
        try (Connection database = server.database();
                PreparedStatement update = database.prepareStatement(
                        "UPDATE audit_record SET actor = ? WHERE scope = ? AND sequence = ?")) {
            update.setString(1, actor);
            update.setObject(2, UUID.fromString(server.tenant("north").id()));
            update.setLong(3, sequence);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    private void count(long sequence, int uses) throws SQLException {
        try (Connection database = server.database();
                PreparedStatement update = database.prepareStatement(
                        "UPDATE audit_record SET uses = ? WHERE scope = ? AND sequence = ?")) {
            update.setInt(1, uses);
            update.setObject(2, UUID.fromString(server.tenant("north").id()));
            update.setLong(3, sequence);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }
}
