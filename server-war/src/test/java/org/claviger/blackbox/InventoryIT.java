package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.client.ApiClient;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.ObjectVersionsResponse;
import org.claviger.api.crypto.RevokeKeyRequest.Reason;
import org.claviger.api.tenant.ObjectListResponse;
import org.claviger.launcher.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningServer.class)
@TestInstance(Lifecycle.PER_CLASS)
class InventoryIT {
    private static final String INVENTORY = "/api/v1/tenant/objects";

    private final RunningServer.Handle server;
    private final ApiClient operator;
    private final List<ObjectResponse> made;

    InventoryIT(RunningServer.Handle server) {
        this.server = server;
        OwnTenant tenant =
                OwnTenant.with(server, "stock-" + UUID.randomUUID().toString().substring(0, 8));
        this.operator = tenant.operator();
        Objects objects = new Objects(tenant.client());
        ObjectResponse active = objects.create(Algorithm.AES);
        ObjectResponse mac = objects.create(Algorithm.HMAC_SHA512);
        ObjectResponse revoked = objects.create(Algorithm.AES);
        objects.revoke(revoked.id(), Reason.SUPERSEDED);
        this.made = List.of(active, mac, revoked);
    }

    private ObjectListResponse list(String query) {
        return operator.get(INVENTORY + query, ObjectListResponse.class);
    }

    private List<UUID> ids(String query) {
        return list(query).items().stream().map(ObjectResponse::id).toList();
    }

    @Test
    void an_operator_sees_all_keys_of_the_tenant_and_their_attributes() {
        assertThat(list("").total()).isEqualTo(3);
        assertThat(ids(""))
                .containsExactlyInAnyOrderElementsOf(
                        made.stream().map(ObjectResponse::id).toList());
        ObjectResponse key = made.get(0);
        assertThat(operator.get(INVENTORY + "/" + key.id(), ObjectResponse.class)
                        .checkValue())
                .isEqualTo(key.checkValue());
        assertThat(operator.get(INVENTORY + "/" + key.id() + "/versions", ObjectVersionsResponse.class)
                        .items())
                .hasSize(1);
    }

    @Test
    void they_are_narrowed_by_state_algorithm_and_name() {
        assertThat(ids("?state=DEACTIVATED")).containsExactly(made.get(2).id());
        assertThat(ids("?algorithm=HMAC_SHA512")).containsExactly(made.get(1).id());
        assertThat(ids("?state=ACTIVE&algorithm=AES&type=SYMMETRIC_KEY"))
                .containsExactly(made.get(0).id());
        assertThat(ids("?filter=" + made.get(1).name().toUpperCase(Locale.ROOT)))
                .containsExactly(made.get(1).id());
    }

    @Test
    void they_are_narrowed_by_a_part_of_the_name_and_by_when_they_were_made() {
        String name = made.get(1).name();
        assertThat(ids("?name=" + name.substring(1).toUpperCase(Locale.ROOT)))
                .containsExactly(made.get(1).id());
        assertThat(ids("?name=" + name + "&state=DEACTIVATED")).isEmpty();
        Instant second = made.get(1).createdAt();
        assertThat(ids("?createdFrom=" + second + "&sort=createdAt"))
                .containsExactly(made.get(1).id(), made.get(2).id());
        assertThat(ids("?createdTo=" + second)).containsExactly(made.get(0).id());
        assertThat(ids("?createdFrom=&createdTo=")).hasSize(3);
    }

    @Test
    void what_no_list_is_narrowed_by_is_refused_lest_more_be_told_than_was_asked_for() {
        assertThat(Refusal.of(ErrorCode.INVALID_REQUEST, () -> list("?usage=ENCRYPT"))
                        .detail())
                .contains("createdFrom");
        Refusal.of(ErrorCode.INVALID_REQUEST, () -> list("?createdFrom=yesterday"));
    }

    @Test
    void they_are_paged_and_sorted() {
        assertThat(ids("?sort=-createdAt&limit=1&offset=1"))
                .containsExactly(made.get(1).id());
        assertThat(list("?sort=-createdAt&limit=1&offset=1").total()).isEqualTo(3);
        Refusal.of(ErrorCode.INVALID_REQUEST, () -> list("?sort=material"));
    }

    @Test
    void keys_of_another_tenant_are_not_there() {
        ApiClient stranger = server.operator("south");
        UUID key = made.get(0).id();
        Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> stranger.get(INVENTORY + "/" + key, ObjectResponse.class));
        Refusal.of(
                ErrorCode.OBJECT_NOT_FOUND,
                () -> stranger.get(INVENTORY + "/" + key + "/versions", ObjectVersionsResponse.class));
        assertThat(stranger.get(INVENTORY + "?limit=1000", ObjectListResponse.class)
                        .items())
                .extracting(ObjectResponse::id)
                .doesNotContain(key);
    }
}
