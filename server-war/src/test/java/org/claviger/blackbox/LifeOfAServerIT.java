package org.claviger.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.claviger.api.AuditPageResponse;
import org.claviger.api.ErrorCode;
import org.claviger.api.Problem;
import org.claviger.api.client.ApiClient;
import org.claviger.api.client.ApiException;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.CreateKeyRequest;
import org.claviger.api.crypto.DecryptRequest;
import org.claviger.api.crypto.DecryptResponse;
import org.claviger.api.crypto.EncryptRequest;
import org.claviger.api.crypto.EncryptResponse;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.tenant.KekListResponse;
import org.claviger.api.tenant.KekResponse;
import org.claviger.launcher.EmbeddedDatabase;
import org.claviger.launcher.RunningServer.Handle;
import org.claviger.server.audit.Action;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One server of its own, through start, faults, kill and restart: each start costs its time, so it is one story. */
class LifeOfAServerIT {
    private static final byte[] HELLO = "Hello".getBytes(UTF_8);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void a_server_outlives_its_database_and_a_kill_and_loses_nothing() throws Exception {
        EmbeddedDatabase database = database(0);
        Path data = Files.createDirectory(folder.resolve("data folder"));
        Files.writeString(data.resolve("version"), "1\n");
        Files.writeString(data.resolve("claviger.properties"), """
                claviger.database.url=%s
                claviger.database.user=postgres
                claviger.database.password-file=%s
                claviger.token.lifetime-seconds=15
                """.formatted(
                        database.url(), folder.resolve("database.password")));
        byte[] ciphertext;
        try (Handle server = Handle.startOn(data)) {
            ciphertext = encrypt(server.client("north"));
            theTokenExpires(server);
            database = theDatabaseGoesAndComesBack(server, database);
            assertThat(decrypt(server.client("north"), ciphertext)).isEqualTo(HELLO);
            setSeals(database, 3);
            Set<ProcessHandle> killed = family(server);
            assertThat(killed).as("launcher, server, HSM agent").hasSizeGreaterThanOrEqualTo(3);
            server.process().handle().destroyForcibly();
            await().atMost(PATIENCE).until(() -> killed.stream().noneMatch(ProcessHandle::isAlive));
        }
        Set<ProcessHandle> family;
        try (Handle again = Handle.startOn(data)) {
            assertThat(decrypt(again.client("north"), ciphertext)).isEqualTo(HELLO);
            anOlderDatabaseIsNoticed(again, database);
            family = family(again);
        } finally {
            database.close();
        }
        assertThat(family).noneMatch(ProcessHandle::isAlive);
    }

    private static void theTokenExpires(Handle server) throws InterruptedException {
        ApiClient client = server.client("north");
        client.get("/api/v1/crypto/objects/" + create(client), ObjectResponse.class);
        Thread.sleep(15_100);

        Problem expired = Refusal.of(
                ErrorCode.NOT_AUTHENTICATED,
                () -> client.get("/api/v1/crypto/objects/" + UUID.randomUUID(), ObjectResponse.class));
        assertThat(expired.detail()).contains("expired");
    }

    /** Before the start it was set to 3. */
    private void anOlderDatabaseIsNoticed(Handle server, EmbeddedDatabase database) throws SQLException, IOException {
        ApiClient operator = server.operator("north");
        KekResponse kek =
                operator.get(OwnTenant.KEKS, KekListResponse.class).items().get(0);
        assertThat(kek.seals()).as("corrected at the start").isEqualTo(1000);
        setSeals(database, 7);
        assertThat(operator.get(OwnTenant.KEKS + "/" + kek.id(), KekResponse.class)
                        .seals())
                .isEqualTo(7);

        create(server.client("north"));

        assertThat(operator.get(OwnTenant.KEKS + "/" + kek.id(), KekResponse.class)
                        .seals())
                .as("corrected, and the next thousand reserved")
                .isEqualTo(2000);
        assertThat(operator.get("/api/v1/tenant/audit?limit=100", AuditPageResponse.class)
                        .items())
                .filteredOn(record -> record.action().equals(Action.KEK_SEALS_CORRECTED.name()))
                .hasSize(2)
                .allMatch(record -> kek.id().equals(record.objectId()))
                .allMatch(record -> String.valueOf(record.detail()).contains("of 1000: the database was restored"));
    }

    /** As a database would be that was restored from an older backup. */
    private void setSeals(EmbeddedDatabase database, long seals) throws SQLException, IOException {
        String password = Files.readString(folder.resolve("database.password")).strip();
        try (Connection connection = DriverManager.getConnection(database.url(), "postgres", password);
                PreparedStatement set = connection.prepareStatement(
                        "UPDATE kek SET seals = ? WHERE tenant_id = (SELECT id FROM tenant WHERE name = 'north')")) {
            set.setLong(1, seals);
            assertThat(set.executeUpdate()).isEqualTo(1);
        }
    }

    private EmbeddedDatabase theDatabaseGoesAndComesBack(Handle server, EmbeddedDatabase database) throws IOException {
        String token = server.adminToken();
        String clientToken = server.clientToken("north");
        int port = database.port();
        database.close();
        Http http = new Http(server.process());
        Http.Answer hot = http.send(http.to("/api/v1/crypto/encrypt")
                .header("Authorization", "Bearer " + clientToken)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"keyId\":\"" + UUID.randomUUID() + "\",\"plaintext\":\"AA==\"}")));
        assertThat(hot.problem().code()).isEqualTo(ErrorCode.DATABASE_UNAVAILABLE);
        assertThat(hot.status()).isEqualTo(503);
        Http.Answer down = http.send(http.to("/api/v1/admin/tenants").header("Authorization", "Bearer " + token));
        assertThat(down.problem().code()).isEqualTo(ErrorCode.DATABASE_UNAVAILABLE);
        assertThat(down.status()).isEqualTo(503);
        assertThat(down.header("Retry-After")).isNotEmpty();
        assertThat(http.send(http.to("/health")).status()).isEqualTo(503);

        EmbeddedDatabase back = database(port);
        // The token has expired meanwhile.
        await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(ApiException.class)
                .until(() -> http.send(http.to("/api/v1/admin/tenants")
                                        .header("Authorization", "Bearer " + server.adminToken()))
                                .status()
                        == 200);
        return back;
    }

    private EmbeddedDatabase database(int port) {
        return EmbeddedDatabase.start(
                folder.resolve("postgres"), folder.resolve("database.password"), folder.resolve("postgres.log"), port);
    }

    private static Set<ProcessHandle> family(Handle server) {
        ProcessHandle launcher = server.process().handle();
        return java.util.stream.Stream.concat(List.of(launcher).stream(), launcher.descendants())
                .collect(Collectors.toSet());
    }

    private static UUID create(ApiClient client) {
        return client.post(
                        "/api/v1/crypto/objects",
                        CreateKeyRequest.of("life-" + UUID.randomUUID(), Algorithm.AES, 256, null),
                        ObjectResponse.class)
                .id();
    }

    private static byte[] encrypt(ApiClient client) {
        return client.post(
                        "/api/v1/crypto/encrypt",
                        new EncryptRequest(create(client), HELLO, null),
                        EncryptResponse.class)
                .ciphertext();
    }

    private static byte[] decrypt(ApiClient client, byte[] ciphertext) {
        return client.post("/api/v1/crypto/decrypt", new DecryptRequest(ciphertext, null), DecryptResponse.class)
                .plaintext();
    }
}
