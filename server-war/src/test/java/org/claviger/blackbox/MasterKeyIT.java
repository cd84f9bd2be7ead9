package org.claviger.blackbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javax.crypto.KeyGenerator;
import javax.crypto.Mac;
import org.claviger.api.admin.HsmDeviceResponse;
import org.claviger.api.admin.HsmProfileListResponse;
import org.claviger.api.admin.HsmProfileResponse;
import org.claviger.api.admin.MasterKeyRotationResponse;
import org.claviger.api.client.ApiClient;
import org.claviger.api.client.ServerUnreachableException;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.CreateKeyRequest;
import org.claviger.api.crypto.DecryptRequest;
import org.claviger.api.crypto.DecryptResponse;
import org.claviger.api.crypto.EncryptRequest;
import org.claviger.api.crypto.EncryptResponse;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.launcher.RunningServer.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** One server of its own, whose master key is rotated, cut off, exchanged and lost. Each test leaves it running. */
@TestInstance(Lifecycle.PER_CLASS)
class MasterKeyIT {
    private static final String ROTATE = "/api/v1/admin/master-key/rotate";
    private static final String ALIAS = "profile-master-key";
    private static final byte[] HELLO = "Hello".getBytes(UTF_8);

    private final Path data;
    private Handle server;
    private byte[] ciphertext;

    MasterKeyIT(@TempDir Path folder) {
        data = folder.resolve("data folder");
    }

    @BeforeAll
    void start() throws IOException {
        server = Handle.startOn(data);
        ApiClient client = server.client("north");
        UUID key = client.post(
                        OwnTenant.KEYS, CreateKeyRequest.of("old", Algorithm.AES, 256, null), ObjectResponse.class)
                .id();
        ciphertext = client.post("/api/v1/crypto/encrypt", new EncryptRequest(key, HELLO, null), EncryptResponse.class)
                .ciphertext();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void a_rotation_seals_every_profile_anew_and_leaves_one_key() throws Exception {
        String before = keys().get(0).id();
        List<String> rows = rows();

        MasterKeyRotationResponse rotated = rotate();

        assertThat(rotated.masterKeyId()).isNotEqualTo(before);
        assertThat(rotated.resealedProfiles()).isEqualTo(rows.size());
        assertThat(keys()).extracting(Entry::id).containsExactly(rotated.masterKeyId());
        assertThat(rows()).doesNotContainAnyElementsOf(rows);
        everythingWorks();
    }

    @Test
    void keks_are_used_and_made_while_the_key_is_rotated() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        Future<Integer> rotations = threads.submit(() -> {
            int count = 0;
            for (; !done.get(); count++) {
                rotate();
            }
            return count;
        });
        Future<Integer> uses = threads.submit(() -> {
            int count = 0;
            for (; !done.get(); count++) {
                assertThat(decrypt()).isEqualTo(HELLO);
            }
            return count;
        });
        for (int i = 0; i < 4; i++) {
            server.rotateKek("north");
        }
        done.set(true);
        threads.shutdown();

        assertThat(rotations.get()).isGreaterThan(2);
        assertThat(uses.get()).isPositive();
        everythingWorks();
    }

    /** What a rotation leaves that was cut off when it had added its key; and rows of the time when there was but one. */
    @Test
    void a_server_starts_with_credentials_that_name_no_key_and_the_next_rotation_finishes_the_last_one()
            throws Exception {
        String old = rotate().masterKeyId();
        update("UPDATE hsm_profile SET master_key = NULL");
        server.close();
        String added = addNewer();
        server = Handle.startOn(data);

        assertThat(masterKeys()).containsOnly(old);
        everythingWorks();
        MasterKeyRotationResponse rotated = rotate();
        assertThat(rotated.masterKeyId()).isEqualTo(added);
        assertThat(masterKeys()).containsOnly(added);
        assertThat(keys()).extracting(Entry::id).containsExactly(added);
        everythingWorks();
    }

    /** What a rotation leaves that was cut off before it had removed the old key. */
    @Test
    void an_old_key_that_was_left_is_removed_by_the_next_rotation() throws Exception {
        Entry old = keys().get(0);
        rotate();
        changeKeys((store, password) -> store.setKeyEntry(ALIAS, old.key(), password, null));
        everythingWorks();

        MasterKeyRotationResponse rotated = rotate();
        assertThat(keys()).extracting(Entry::id).containsExactly(rotated.masterKeyId());
        everythingWorks();
    }

    /** At another moment in each run. */
    @Test
    void a_kill_in_the_midst_of_rotations_and_of_new_profiles_loses_nothing() throws Exception {
        ApiClient admin = server.admin();
        Handle killed = server;
        HsmDeviceResponse device = OwnTenant.device(server);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        Future<Integer> rotations =
                threads.submit(() -> untilItIsGone(() -> admin.post(ROTATE, null, MasterKeyRotationResponse.class)));
        Future<Integer> profiles = threads.submit(() -> untilItIsGone(() -> admin.post(
                OwnTenant.PROFILES,
                OwnTenant.profileRequest(killed, device, unique(), "claviger-north"),
                HsmProfileResponse.class)));
        Thread.sleep(3000 + ThreadLocalRandom.current().nextInt(500));
        kill(server);
        threads.shutdown();
        assertThat(threads.awaitTermination(90, TimeUnit.SECONDS)).isTrue();
        assertThat(rotations.get()).isPositive();
        assertThat(profiles.get()).isPositive();
        server = Handle.startOn(data);

        assertThat(masterKeys()).isSubsetOf(keys().stream().map(Entry::id).toList());
        everythingWorks();
        rotate();
        assertThat(keys()).hasSize(1);
    }

    @Test
    void a_wrong_or_missing_key_is_told_at_the_start_and_nothing_is_overwritten() throws Exception {
        rotate();
        List<String> rows = rows();
        server.close();
        byte[] right = Files.readAllBytes(file());
        try {
            KeyGenerator aes = KeyGenerator.getInstance("AES");
            aes.init(256);
            changeKeys(
                    (store, password) -> store.setKeyEntry(aliases(store).get(0), aes.generateKey(), password, null));
            byte[] wrong = Files.readAllBytes(file());
            Script.Said exchanged = up();
            assertThat(exchanged.text())
                    .contains("The PINs of HSM profile", "profile-master-key.p12", "backup", "nothing was changed");
            assertThat(exchanged.exit()).isEqualTo(1);
            assertThat(Files.readAllBytes(file())).isEqualTo(wrong);

            Files.delete(file());
            Script.Said missing = up();
            assertThat(missing.text()).contains("profile-master-key.p12 is missing", "backup", "none was made");
            assertThat(missing.exit()).isEqualTo(1);
            assertThat(file()).doesNotExist();
        } finally {
            Files.write(file(), right);
            server = Handle.startOn(data);
        }
        assertThat(rows()).isEqualTo(rows);
        everythingWorks();
    }

    @Nested
    class The_command {
        @Test
        void reads_the_password_from_its_input_and_tells_the_key() throws Exception {
            Script.Said said = Script.runWith(password() + "\n", "rotate-master-key", "--data", data.toString());

            assertThat(said.text())
                    .contains("The profile master key is now " + keys().get(0).id())
                    .contains(rows().size() + " HSM profiles were sealed anew")
                    .doesNotContain(password());
            assertThat(said.exit()).isZero();
            everythingWorks();
        }

        @Test
        void asks_on_the_terminal_without_echo() throws Exception {
            Script.Said said = Script.onTerminal(
                    "Password of admin: ", password(), "rotate-master-key", "--data", data.toString());

            assertThat(said.text())
                    .contains("The profile master key is now " + keys().get(0).id())
                    .doesNotContain(password());
            assertThat(said.exit()).isZero();
        }

        @Test
        void tells_that_a_password_is_wrong() throws Exception {
            List<String> rows = rows();
            Script.Said said = Script.runWith(
                    "not the password\n", "rotate-master-key", "--user", "nobody", "--data", data.toString());

            assertThat(said.text()).contains("The key was not rotated").doesNotContain("at org.");
            assertThat(said.exit()).isEqualTo(1);
            assertThat(rows()).isEqualTo(rows);
        }

        @Test
        void tells_what_to_do_where_no_server_runs(@TempDir Path empty) throws Exception {
            Script.Said said = Script.run("rotate-master-key", "--data", empty.toString());

            assertThat(said.text()).contains("No Claviger runs on " + empty, "claviger up --data " + empty);
            assertThat(said.exit()).isEqualTo(1);
        }
    }

    private MasterKeyRotationResponse rotate() {
        return server.admin().post(ROTATE, null, MasterKeyRotationResponse.class);
    }

    /** Both PINs of a profile open, and the token accepts them; the KEK serves. */
    private void everythingWorks() throws SQLException {
        List<HsmProfileResponse> profiles = server.admin()
                .get(OwnTenant.PROFILES, HsmProfileListResponse.class)
                .items();
        for (HsmProfileResponse each : List.of(profiles.get(0), profiles.get(profiles.size() - 1))) {
            server.admin().post(OwnTenant.PROFILES + "/" + each.id() + "/unblock", null, HsmProfileResponse.class);
        }
        assertThat(decrypt()).isEqualTo(HELLO);
    }

    private byte[] decrypt() {
        return server.client("north")
                .post("/api/v1/crypto/decrypt", new DecryptRequest(ciphertext, null), DecryptResponse.class)
                .plaintext();
    }

    private Script.Said up() throws Exception {
        return Script.run("up", "--port", "0", "--data", data.toString());
    }

    private String password() {
        return String.valueOf(server.access().admin().password().reveal());
    }

    private static int untilItIsGone(Runnable request) {
        for (int count = 0; ; count++) {
            try {
                request.run();
            } catch (ServerUnreachableException e) {
                return count;
            }
        }
    }

    private static void kill(Handle server) {
        ProcessHandle launcher = server.process().handle();
        List<ProcessHandle> family =
                Stream.concat(Stream.of(launcher), launcher.descendants()).toList();
        family.forEach(ProcessHandle::destroyForcibly);
        family.forEach(each -> each.onExit().join());
    }

    /** A key that a rotation adds. */
    private String addNewer() throws Exception {
        KeyGenerator aes = KeyGenerator.getInstance("AES");
        aes.init(256);
        Key key = aes.generateKey();
        int last = number(keys().get(0).alias());
        changeKeys((store, password) -> store.setKeyEntry(ALIAS + "-" + (last + 1), key, password, null));
        return id(key);
    }

    private List<Entry> keys() throws GeneralSecurityException, IOException {
        char[] password = keysPassword();
        KeyStore store = read(password);
        List<Entry> entries = new ArrayList<>();
        for (String alias : aliases(store)) {
            Key key = store.getKey(alias, password);
            entries.add(new Entry(alias, key, id(key)));
        }
        return entries;
    }

    private void changeKeys(Change change) throws GeneralSecurityException, IOException {
        char[] password = keysPassword();
        KeyStore store = read(password);
        change.of(store, password);
        try (OutputStream out = Files.newOutputStream(file())) {
            store.store(out, password);
        }
    }

    private KeyStore read(char[] password) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file())) {
            store.load(in, password);
        }
        return store;
    }

    private Path file() {
        return data.resolve("keys/profile-master-key.p12");
    }

    private char[] keysPassword() throws IOException {
        return Files.readString(data.resolve("keys/keystore.password")).strip().toCharArray();
    }

    private static List<String> aliases(KeyStore store) throws GeneralSecurityException {
        return Collections.list(store.aliases());
    }

    private static int number(String alias) {
        return alias.equals(ALIAS) ? 1 : Integer.parseInt(alias.substring(ALIAS.length() + 1));
    }

    private static String id(Key key) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(key);
        byte[] full = mac.doFinal("claviger profile master key".getBytes(US_ASCII));
        return HexFormat.of().formatHex(Arrays.copyOf(full, 8));
    }

    /** What each profile's row has of credentials. */
    private List<String> rows() throws SQLException {
        return texts("SELECT concat_ws(' ', id, master_key, management_pin, usage_pin) FROM hsm_profile ORDER BY id");
    }

    private List<String> masterKeys() throws SQLException {
        return texts("SELECT DISTINCT master_key FROM hsm_profile");
    }

    private List<String> texts(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection database = server.database();
                Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }

    private void update(String sql) throws SQLException {
        try (Connection database = server.database();
                Statement statement = database.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static String unique() {
        return "profile-" + UUID.randomUUID();
    }

    /** A key in its file. */
    private record Entry(String alias, Key key, String id) {}

    private interface Change {
        void of(KeyStore store, char[] password) throws GeneralSecurityException;
    }
}
