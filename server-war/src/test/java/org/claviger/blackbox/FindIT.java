package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.claviger.api.ErrorCode;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.CreateKeyRequest;
import org.claviger.api.crypto.LifeDates;
import org.claviger.api.crypto.Link;
import org.claviger.api.crypto.ObjectPageResponse;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.RevokeKeyRequest.Reason;
import org.claviger.api.crypto.Usage;
import org.claviger.launcher.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Among some thousands of rows that the database made, a few objects that the server made are found. */
@ExtendWith(RunningServer.class)
@TestInstance(Lifecycle.PER_CLASS)
class FindIT {
    private static final int ROWS = 3_000;
    private static final Instant FAR = Instant.parse("2100-01-01T00:00:00Z");

    private final RunningServer.Handle server;
    private final OwnTenant tenant;
    private final Objects objects;
    private final ObjectResponse plain;
    private final ObjectResponse mac;
    private final ObjectResponse pair;
    private final ObjectResponse waiting;
    private final ObjectResponse held;
    private final ObjectResponse revoked;
    private final ObjectResponse destroyed;

    FindIT(RunningServer.Handle server) throws SQLException {
        this.server = server;
        this.tenant =
                OwnTenant.with(server, "finding-" + UUID.randomUUID().toString().substring(0, 8));
        this.objects = new Objects(tenant.client());
        this.plain = objects.create(new CreateKeyRequest(
                "50%_of*?",
                Algorithm.AES,
                192,
                Set.of(Usage.WRAP_KEY, Usage.UNWRAP_KEY),
                null,
                null,
                null,
                null,
                null,
                Set.of("payments", "gold"),
                Map.of("cost centre", "4711/ä", "stage", "test")));
        addRows(plain.id());
        this.mac = objects.create(Algorithm.HMAC_SHA512);
        this.pair = objects.create(Algorithm.EC_P384);
        this.waiting = objects.create(
                Algorithm.AES, null, new LifeDates(FAR, null, null, FAR.plusSeconds(10), null, null, null));
        this.held = objects.create(Algorithm.AES);
        objects.hold(held.id(), null);
        this.revoked = objects.create(Algorithm.AES);
        objects.revoke(revoked.id(), Reason.SUPERSEDED);
        this.destroyed = objects.create(Algorithm.AES);
        objects.revoke(destroyed.id(), Reason.KEY_COMPROMISE);
        objects.destroy(destroyed.id());
    }

    @Test
    void by_each_of_their_attributes() {
        UUID publicKey = pair.linked(Link.Type.PUBLIC_KEY);
        assertFound("name=" + encoded("50%_of*?"), plain);
        assertFound("name=" + encoded("50%*"), plain);
        assertFound("name=" + encoded("5?%_of??"), plain);
        assertFound("type=PRIVATE_KEY", pair);
        assertThat(ids("type=PUBLIC_KEY")).containsExactly(publicKey);
        assertThat(ids("algorithm=EC_P384")).containsExactlyInAnyOrder(pair.id(), publicKey);
        assertFound("algorithm=HMAC_SHA512", mac);
        assertFound("length=192", plain);
        assertFound("length=512", mac);
        assertThat(ids("length=7")).isEmpty();
        assertFound("usage=WRAP_KEY", plain);
        assertFound("usage=SIGN", pair);
        assertFound("usage=WRAP_KEY&usage=UNWRAP_KEY", plain);
        assertThat(ids("usage=WRAP_KEY&usage=SIGN")).isEmpty();
        assertFound("group=payments", plain);
        assertFound("group=payments&group=gold", plain);
        assertFound("attribute.stage=test", plain);
        assertFound("attribute." + encoded("cost centre") + "=" + encoded("4711/ä"), plain);
        assertThat(ids("attribute.stage=production")).isEmpty();
        assertFound("link=" + publicKey, pair);
        assertFound("digest=" + plain.checkValue(), plain);
        assertThat(ids("digest=" + pair.fingerprint())).containsExactlyInAnyOrderElementsOf(digests());
        assertThat(ids("protection=HSM")).isEmpty();
        assertThat(ids("namespace=default&length=192")).containsExactly(plain.id());
        assertThat(ids("namespace=nowhere")).isEmpty();
        assertFound("held=true", held);
    }

    @Test
    void by_their_present_state() {
        assertThat(ids("state=PRE_ACTIVE")).containsExactly(waiting.id());
        assertThat(ids("state=DEACTIVATED")).containsExactly(revoked.id());
        assertThat(ids("state=DESTROYED_COMPROMISED")).containsExactly(destroyed.id());
        assertThat(ids("state=COMPROMISED")).isEmpty();
        assertThat(ids("state=DESTROYED")).isEmpty();
        assertThat(ids("state=ACTIVE&algorithm=AES&name=key-*")).containsExactly(held.id());
    }

    @Test
    void by_their_dates() {
        assertFound("activationFrom=" + FAR, waiting);
        assertFound("deactivationFrom=" + FAR + "&deactivationTo=" + FAR.plusSeconds(11), waiting);
        assertThat(ids("deactivationFrom=" + FAR + "&deactivationTo=" + FAR.plusSeconds(10)))
                .isEmpty();
        assertFound("destroyTo=" + FAR, destroyed);
        assertThat(ids("createdFrom=" + mac.createdAt() + "&createdTo=" + held.createdAt()))
                .contains(mac.id(), pair.id(), waiting.id())
                .doesNotContain(plain.id(), held.id());
    }

    @Test
    void by_several_of_them_at_once() {
        assertFound("type=SYMMETRIC_KEY&state=ACTIVE&group=gold&attribute.stage=test&name=50*", plain);
        assertThat(ids("type=SYMMETRIC_KEY&state=ACTIVE&group=gold&attribute.stage=other"))
                .isEmpty();
    }

    @Test
    void in_pages_that_hold_each_of_them_once() {
        List<String> names = new ArrayList<>();
        String next = null;
        do {
            ObjectPageResponse page = tenant.client()
                    .get(
                            Objects.PATH + "?name=row-*&usage=ENCRYPT&limit=700"
                                    + (next == null ? "" : "&after=" + next),
                            ObjectPageResponse.class);
            page.items().forEach(each -> names.add(each.name()));
            next = page.next();
        } while (next != null);

        assertThat(names).hasSize(ROWS).isSorted().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stat=ACTIVE", "state=LIVELY", "createdFrom=yesterday", "length=long", "link=x"})
    void what_is_misspelt_finds_nothing_and_is_refused(String query) {
        Refusal.of(ErrorCode.INVALID_REQUEST, () -> objects.find(query));
    }

    /** The public half alone has the fingerprint. */
    private List<UUID> digests() {
        UUID publicKey = pair.linked(Link.Type.PUBLIC_KEY);
        return pair.fingerprint() == null ? List.of() : List.of(publicKey);
    }

    private void assertFound(String query, ObjectResponse expected) {
        assertThat(ids(query)).as(query).containsExactly(expected.id());
    }

    private List<UUID> ids(String query) {
        return objects.find(query).stream().map(ObjectResponse::id).toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Like the first one, under other names and with other usages; of no use, since they have no material. */
    private void addRows(UUID like) throws SQLException {
        try (Connection database = server.database();
                PreparedStatement object = database.prepareStatement(
                        "INSERT INTO managed_object SELECT (r).* FROM (SELECT jsonb_populate_record(o,"
                                + " jsonb_build_object('id', ?::uuid, 'name', ?::text, 'usage_mask', 12, 'length', 256)) r"
                                + " FROM managed_object o WHERE id = ?) made");
                PreparedStatement version = database.prepareStatement(
                        "INSERT INTO object_version (tenant_id, object_id, version, created_at) VALUES (?, ?, 1,"
                                + " now())")) {
            for (UUID id :
                    IntStream.range(0, ROWS).mapToObj(i -> UUID.randomUUID()).toList()) {
                object.setObject(1, id);
                object.setString(2, "row-" + id);
                object.setObject(3, like);
                object.addBatch();
                version.setObject(1, tenant.id());
                version.setObject(2, id);
                version.addBatch();
            }
            object.executeBatch();
            version.executeBatch();
        }
    }
}
