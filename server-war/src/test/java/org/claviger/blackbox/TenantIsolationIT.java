package org.claviger.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.claviger.api.ErrorCode;
import org.claviger.api.Problem;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.ChangeObjectRequest;
import org.claviger.api.crypto.CreateKeyRequest;
import org.claviger.api.crypto.KeyPolicy;
import org.claviger.api.crypto.LifeDates;
import org.claviger.api.crypto.Link;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.PlannedDate;
import org.claviger.api.crypto.RevokeKeyRequest.Reason;
import org.claviger.launcher.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two tenants whose objects have the same names, groups and attributes know nothing of each other. */
@ExtendWith(RunningServer.class)
@TestInstance(Lifecycle.PER_CLASS)
class TenantIsolationIT {
    private static final byte[] HELLO = "Hello".getBytes(UTF_8);

    private final Objects north;
    private final Objects south;
    private final String name = Objects.name();
    private final ObjectResponse norths;
    private final ObjectResponse souths;

    TenantIsolationIT(RunningServer.Handle server) {
        this.north = new Objects(server.client("north"));
        this.south = new Objects(server.client("south"));
        this.norths = north.create(twin());
        this.souths = south.create(twin());
    }

    private CreateKeyRequest twin() {
        return new CreateKeyRequest(
                name,
                Algorithm.AES,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Set.of(name + "-group"),
                Map.of("label", name));
    }

    @Test
    void no_operation_tells_that_an_object_of_another_tenant_exists() {
        List<Function<UUID, ThrowingCallable>> operations = List.of(
                id -> () -> south.get(id),
                id -> () -> south.versions(id),
                id -> () -> south.encrypt(id, HELLO),
                id -> () -> south.does(id, "activate"),
                id -> () -> south.rotate(id),
                id -> () -> south.hold(id, "x"),
                id -> () -> south.does(id, "release"),
                id -> () -> south.revoke(id, Reason.KEY_COMPROMISE),
                id -> () -> south.destroy(id),
                id -> () -> south.plan(id, LifeDates.NONE),
                id -> () ->
                        south.client().delete(Objects.path(id) + "/dates/" + PlannedDate.DESTROY, ObjectResponse.class),
                id -> () -> south.policy(id, KeyPolicy.DEFAULT),
                id -> () -> south.client()
                        .put(
                                Objects.path(id),
                                new ChangeObjectRequest("stolen", null, null, null),
                                ObjectResponse.class),
                id -> () -> south.client()
                        .put(
                                Objects.path(souths.id()),
                                new ChangeObjectRequest(null, null, null, Set.of(new Link(Link.Type.PARENT, id))),
                                ObjectResponse.class));

        for (Function<UUID, ThrowingCallable> operation : operations) {
            Problem foreign = Refusal.of(ErrorCode.OBJECT_NOT_FOUND, operation.apply(norths.id()));
            Problem missing = Refusal.of(ErrorCode.OBJECT_NOT_FOUND, operation.apply(UUID.randomUUID()));
            assertThat(foreign.detail()).isEqualTo(missing.detail());
            assertThat(foreign.title()).isEqualTo(missing.title());
        }

        assertThat(north.get(norths.id()).revision()).isEqualTo(norths.revision());
    }

    @Test
    void no_search_finds_what_belongs_to_another_tenant() {
        for (String query : List.of(
                "name=" + name,
                "name=" + name.substring(0, 30) + "*",
                "group=" + name + "-group",
                "attribute.label=" + name,
                "name=" + name + "&state=ACTIVE&algorithm=AES&usage=ENCRYPT&namespace=default")) {
            assertThat(north.find(query))
                    .as(query)
                    .extracting(ObjectResponse::id)
                    .containsExactly(norths.id());
            assertThat(south.find(query))
                    .as(query)
                    .extracting(ObjectResponse::id)
                    .containsExactly(souths.id());
        }
        assertThat(south.find("digest=" + norths.checkValue()))
                .extracting(ObjectResponse::id)
                .doesNotContain(norths.id());
        assertThat(south.find("link=" + norths.id())).isEmpty();
    }

    @Test
    void a_cursor_of_another_tenant_is_but_a_place_in_the_names() {
        String cursor =
                java.util.Base64.getUrlEncoder().withoutPadding().encodeToString((norths.id() + name).getBytes(UTF_8));

        assertThat(south.find("after=" + cursor)).extracting(ObjectResponse::id).doesNotContain(norths.id());
    }

    @Test
    void a_ciphertext_of_another_tenant_is_of_a_key_that_does_not_exist() {
        byte[] ciphertext = north.encrypt(norths.id(), HELLO).ciphertext();

        Problem foreign = Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> south.decrypt(ciphertext));

        byte[] ofNobody = ciphertext.clone();
        ofNobody[1] ^= 1;
        assertThat(foreign.detail())
                .isEqualTo(Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> south.decrypt(ofNobody))
                        .detail());
    }

    @Test
    void ids_tell_nothing_of_their_tenant() {
        for (ObjectResponse each : List.of(norths, souths)) {
            assertThat(each.id().version()).isEqualTo(4); // random (RFC 9562, section 5.4)
        }
        assertThat(norths.checkValue()).isNotEqualTo(souths.checkValue());
    }
}
