package org.claviger.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.claviger.api.client.ApiClient;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.Link;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.ObjectType;
import org.claviger.api.crypto.State;
import org.claviger.launcher.RunningServer;
import org.claviger.launcher.demo.DemoAccess.Application;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PyKMIP, with a certificate, makes every call that it has; REST shows the same objects. */
@ExtendWith(RunningServer.class)
class PyKmipIT {
    private static final int PATIENCE_SECONDS = 60;
    private static final String MESSAGE = "a message that PyKMIP has to say";

    private final RunningServer.Handle server;
    private final Application storage;

    PyKmipIT(RunningServer.Handle server) {
        this.server = server;
        this.storage = Objects.requireNonNull(server.access().tenants().get(0).storage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"KMIP_1_0", "KMIP_1_1", "KMIP_1_2", "KMIP_1_3", "KMIP_1_4", "KMIP_2_0"})
    void makes_its_calls(String version, @TempDir Path folder) throws Exception {
        JsonObject found = calls(version, folder);
        ApiClient rest = server.api().asClient(storage.id(), storage.secret());

        assertReplaced(rest, found);
        assertPair(rest, found);
        assertRegistered(rest, found);
        assertMac(found);
    }

    private JsonObject calls(String version, Path folder) throws IOException, InterruptedException {
        Path script = folder.resolve("calls.py");
        try (InputStream in = Objects.requireNonNull(PyKmipIT.class.getResourceAsStream("/pykmip/calls.py"))) {
            Files.copy(in, script);
        }
        Path certificate =
                Files.writeString(folder.resolve("client.pem"), Objects.requireNonNull(storage.certificate()));
        Path key = Files.writeString(
                folder.resolve("client.key"),
                String.valueOf(
                        Objects.requireNonNull(storage.privateKey()).copy().reveal()));
        Process python = new ProcessBuilder(
                        "/usr/bin/python3",
                        "-W",
                        "ignore",
                        script.toString(),
                        String.valueOf(server.access().kmipPort()),
                        server.access().caFile(),
                        certificate.toString(),
                        key.toString(),
                        version)
                .redirectError(folder.resolve("errors").toFile())
                .start();
        String said = new String(python.getInputStream().readAllBytes(), UTF_8);
        assertThat(python.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(python.exitValue())
                .as(Files.readString(folder.resolve("errors")))
                .isZero();
        return Json.createReader(new StringReader(said)).readObject();
    }

    /** The key that was renamed, re-keyed, revoked and destroyed, and the one that took its place. */
    private static void assertReplaced(ApiClient rest, JsonObject found) {
        ObjectResponse old = object(rest, found, "aes");
        ObjectResponse replacement = object(rest, found, "rekeyed");

        assertThat(old.state()).isEqualTo(State.DESTROYED);
        assertThat(old.linked(Link.Type.REPLACEMENT)).isEqualTo(replacement.id());
        assertThat(replacement.linked(Link.Type.REPLACED)).isEqualTo(old.id());
        assertThat(replacement.name()).isEqualTo(found.getString("prefix") + "renamed");
        assertThat(replacement.algorithm()).isEqualTo(Algorithm.AES);
        assertThat(replacement.length()).isEqualTo(256);
        assertThat(object(rest, found, "nameless").name()).doesNotContain(found.getString("prefix"));
    }

    private static void assertPair(ApiClient rest, JsonObject found) {
        ObjectResponse publicKey = object(rest, found, "public");

        assertThat(publicKey.linked(Link.Type.PRIVATE_KEY)).isEqualTo(id(found, "private"));
        assertThat(publicKey.state()).isEqualTo(State.ACTIVE);
        assertThat(publicKey.name()).isEqualTo(found.getString("prefix") + "public");
    }

    private static void assertRegistered(ApiClient rest, JsonObject found) {
        Map<String, ObjectType> types = Map.of(
                "symmetric", ObjectType.SYMMETRIC_KEY,
                "secret", ObjectType.SECRET_DATA,
                "opaque", ObjectType.OPAQUE_OBJECT,
                "public", ObjectType.PUBLIC_KEY,
                "private", ObjectType.PRIVATE_KEY,
                "split", ObjectType.SPLIT_KEY,
                "certificate", ObjectType.CERTIFICATE);
        types.forEach((kind, type) -> {
            ObjectResponse registered = object(rest, found, "registered-" + kind);
            assertThat(registered.type()).isEqualTo(type);
            assertThat(registered.name()).isEqualTo(found.getString("prefix") + "r-" + kind);
        });
    }

    /** As the JDK computes it; KMIP 1.0 and 1.1 know no MAC. */
    private static void assertMac(JsonObject found) throws GeneralSecurityException {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) 0x0b);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        String expected = HexFormat.of().formatHex(mac.doFinal(MESSAGE.getBytes(UTF_8)));

        assertThat(found.getString("mac", expected)).isEqualTo(expected);
    }

    private static ObjectResponse object(ApiClient rest, JsonObject found, String what) {
        return rest.get(OwnTenant.KEYS + "/" + id(found, what), ObjectResponse.class);
    }

    private static UUID id(JsonObject found, String what) {
        return UUID.fromString(found.getString(what));
    }
}
