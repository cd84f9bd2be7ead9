package org.claviger.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.EncryptResponse;
import org.claviger.api.crypto.Link;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.ObjectVersionResponse;
import org.claviger.launcher.RunningServer;
import org.claviger.server.audit.Action;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningServer.class)
@TestInstance(Lifecycle.PER_CLASS)
class RotationOfKeysIT {
    private static final byte[] HELLO = "Hello".getBytes(UTF_8);

    private final RunningServer.Handle server;
    private final OwnTenant tenant;
    private final Objects objects;

    RotationOfKeysIT(RunningServer.Handle server) {
        this.server = server;
        this.tenant = OwnTenant.with(
                server, "rotating-" + UUID.randomUUID().toString().substring(0, 8));
        this.objects = new Objects(tenant.client());
    }

    @Test
    void the_newest_version_protects_and_all_of_them_process() {
        ObjectResponse key = objects.create(Algorithm.AES);
        EncryptResponse first = objects.encrypt(key.id(), HELLO);

        assertThat(objects.rotate(key.id()).version()).isEqualTo(2);
        EncryptResponse second = objects.encrypt(key.id(), HELLO);

        assertThat(first.version()).isEqualTo(1);
        assertThat(second.version()).isEqualTo(2);
        assertThat(objects.decrypt(first.ciphertext())).isEqualTo(HELLO);
        assertThat(objects.decrypt(second.ciphertext())).isEqualTo(HELLO);
        assertThat(objects.versions(key.id()))
                .extracting(ObjectVersionResponse::version)
                .containsExactly(2, 1);
        assertThat(objects.versions(key.id()))
                .extracting(ObjectVersionResponse::checkValue)
                .doesNotContainNull()
                .doesNotHaveDuplicates();
        assertThat(tenant.trail(Action.KEY_ROTATED)).anyMatch(record -> key.id().equals(record.objectId()));
    }

    @Test
    void versions_before_the_least_one_process_no_more() {
        ObjectResponse key = objects.create(Algorithm.AES);
        byte[] old = objects.encrypt(key.id(), HELLO).ciphertext();
        objects.rotate(key.id());

        Refusal.of(ErrorCode.INVALID_REQUEST, () -> objects.policy(key.id(), Objects.leastVersion(3)));
        objects.policy(key.id(), Objects.leastVersion(2));

        Refusal.of(ErrorCode.USAGE_NOT_ALLOWED, () -> objects.decrypt(old));
    }

    @Test
    void both_halves_of_a_pair_are_rotated_in_step_whichever_is_named() {
        ObjectResponse privateKey = objects.create(Algorithm.EC_P256);
        UUID publicId = publicHalf(privateKey);
        String fingerprint = objects.get(publicId).fingerprint();

        assertThat(objects.rotate(publicId).id()).isEqualTo(publicId);
        assertThat(objects.rotate(privateKey.id()).version()).isEqualTo(3);

        assertThat(objects.get(publicId).version()).isEqualTo(3);
        assertThat(objects.get(publicId).fingerprint()).isNotEqualTo(fingerprint);
        assertThat(objects.versions(publicId))
                .extracting(ObjectVersionResponse::fingerprint)
                .contains(fingerprint);
    }

    @Test
    void at_the_end_of_its_cryptoperiod_a_key_rotates_by_itself() throws SQLException {
        ObjectResponse key = objects.create(Algorithm.AES, Objects.cryptoperiod(30, true), null);
        assertThat(key.rotateDate()).isEqualTo(thirtyDays(key));
        assertThat(key.dates().protectStop()).isNull();

        endCryptoperiod(key.id());

        await().atMost(Duration.ofSeconds(15)).until(() -> objects.get(key.id()).version() == 2);
        ObjectResponse rotated = objects.get(key.id());
        assertThat(rotated.rotateDate()).isAfter(key.rotateDate());
        assertThat(objects.encrypt(key.id(), HELLO).version()).isEqualTo(2);
        assertThat(tenant.trail(Action.KEY_ROTATED))
                .filteredOn(record -> key.id().equals(record.objectId()))
                .singleElement()
                .satisfies(record -> assertThat(record.detail()).endsWith("by its cryptoperiod"));
    }

    @Test
    void a_pair_follows_the_cryptoperiod_of_its_private_half() throws SQLException {
        ObjectResponse privateKey = objects.create(Algorithm.ED25519, Objects.cryptoperiod(30, true), null);

        endCryptoperiod(privateKey.id());

        UUID publicId = publicHalf(privateKey);
        await().atMost(Duration.ofSeconds(15)).until(() -> objects.get(publicId).version() == 2);
        assertThat(objects.get(privateKey.id()).version()).isEqualTo(2);
    }

    @Test
    void a_key_that_does_not_rotate_by_itself_protects_nothing_until_it_is_rotated() throws SQLException {
        ObjectResponse key = objects.create(Algorithm.AES, Objects.cryptoperiod(30, false), null);
        assertThat(key.dates().protectStop()).isEqualTo(thirtyDays(key));
        byte[] ciphertext = objects.encrypt(key.id(), HELLO).ciphertext();

        endCryptoperiod(key.id());

        // What the node knows of the key it may know for a moment: a change of the database by hand is announced by
        // nobody.
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> Refusal.of(ErrorCode.WRONG_STATE, () -> objects.encrypt(key.id(), HELLO)));
        assertThat(objects.decrypt(ciphertext)).isEqualTo(HELLO);
        objects.rotate(key.id());
        assertThat(objects.encrypt(key.id(), HELLO).version()).isEqualTo(2);
    }

    @Test
    void what_the_server_can_not_make_anew_is_not_rotated() {
        ObjectResponse key = objects.preActive();

        Refusal.of(ErrorCode.WRONG_STATE, () -> objects.rotate(key.id()));
    }

    private static UUID publicHalf(ObjectResponse privateKey) {
        return java.util.Objects.requireNonNull(privateKey.linked(Link.Type.PUBLIC_KEY));
    }

    private static Instant thirtyDays(ObjectResponse key) {
        return java.util.Objects.requireNonNull(key.dates().activation()).plus(30, ChronoUnit.DAYS);
    }

    /** As if its version were that old. */
    private void endCryptoperiod(UUID id) throws SQLException {
        try (Connection database = server.database();
                PreparedStatement age = database.prepareStatement(
                        "UPDATE managed_object SET cryptoperiod_end = now(), version_created_at = now() - interval '30"
                                + " days', activation_date = now() - interval '30 days' WHERE id = ?")) {
            age.setObject(1, id);
            age.executeUpdate();
        }
    }
}
