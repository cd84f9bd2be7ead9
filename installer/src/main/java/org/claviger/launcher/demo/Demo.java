package org.claviger.launcher.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.Secret;
import org.claviger.api.admin.HsmDeviceResponse;
import org.claviger.api.auth.LoginRequest;
import org.claviger.api.auth.LoginResponse;
import org.claviger.api.client.ApiClient;
import org.claviger.api.client.ApiException;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.CreateKeyRequest;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.tenant.KekTokenAttributesResponse;
import org.claviger.launcher.DataFolder;
import org.claviger.launcher.DevelopmentTokens;
import org.claviger.launcher.LaunchException;
import org.claviger.launcher.ServerProcess;
import org.claviger.launcher.demo.DemoAccess.DemoTenant;
import org.claviger.launcher.demo.DemoAccess.Person;
import org.claviger.launcher.demo.MainJob.SignedIn;

/** The main job from an empty folder to a file that was encrypted and decrypted, and what may not be seen of it. */
final class Demo {
    private final Steps steps;
    private final DataFolder data;
    private final Path file;

    Demo(Steps steps, DataFolder data, Path file) {
        this.steps = steps;
        this.data = data;
        this.file = file;
    }

    void play() throws IOException {
        ServerProcess server =
                steps.step("A server starts on an empty data folder", () -> ServerProcess.start(data, "--port", "0"));
        try {
            play(server);
        } finally {
            steps.step("The server stops in order", () -> {
                server.close();
                return null;
            });
        }
    }

    private void play(ServerProcess server) throws IOException {
        String initial = server.firstAdminPassword()
                .orElseThrow(() -> new LaunchException("The folder " + data.root()
                        + " has an admin already; the demo needs a new one. Leave --data out."));
        ApiClient api = data.api(server.base());
        DevelopmentTokens tokens = new DevelopmentTokens(data);
        MainJob job = new MainJob(api, steps, tokens::pinOf);
        SignedIn admin = job.signInFirst(null, "admin", Secret.of(initial), DemoPasswords.random());
        HsmDeviceResponse device = job.addDevice(admin.api(), DevelopmentTokens.LIBRARY);
        DemoTenant north = job.addTenant(admin.api(), device, "north");
        DemoTenant south = job.addTenant(admin.api(), device, "south");
        UUID key = useKey(server, api, north, south);
        new Evidence(steps, data).showRows(key);
        showToken(api, north);
    }

    private UUID useKey(ServerProcess server, ApiClient api, DemoTenant north, DemoTenant south) throws IOException {
        ApiClient client = steps.step("The client of north gets itself a token", () -> client(api, north));
        ObjectResponse key = steps.step(
                "The client of north creates an AES-256 key",
                () -> client.post(
                        "/api/v1/crypto/objects",
                        CreateKeyRequest.of("invoices", Algorithm.AES, 256, null),
                        ObjectResponse.class));
        FileStream stream =
                new FileStream(server.base(), data.trust(), client.token().orElseThrow());
        Path encrypted = data.root().resolve("demo.encrypted");
        Path decrypted = data.root().resolve("demo.decrypted");
        steps.step(
                "It encrypts " + file.getFileName() + ", " + Files.size(file) + " bytes, as a stream",
                () -> stream.post("/api/v1/crypto/streams/encrypt?key=" + key.id(), file, encrypted));
        steps.step(
                "It decrypts what came of it, " + Files.size(encrypted) + " bytes",
                () -> stream.post("/api/v1/crypto/streams/decrypt", encrypted, decrypted));
        String before = Evidence.sha256(file);
        String after = Evidence.sha256(decrypted);
        steps.show("SHA-256 before: " + before);
        steps.show("SHA-256 after:  " + after);
        if (!before.equals(after) || Files.mismatch(file, encrypted) < 0) {
            throw new LaunchException("What was decrypted is not what was encrypted.");
        }
        Files.delete(encrypted);
        Files.delete(decrypted);
        ApiClient stranger = steps.step("The client of south gets itself a token", () -> client(api, south));
        steps.step("The client of south asks for that key, and is told it doesn't exist", () -> {
            requireNotFound(stranger, key.id());
            return null;
        });
        return key.id();
    }

    private static ApiClient client(ApiClient api, DemoTenant tenant) {
        return api.asClient(tenant.client().id(), tenant.client().secret());
    }

    private static void requireNotFound(ApiClient stranger, UUID key) {
        try {
            stranger.get("/api/v1/crypto/objects/" + key, ObjectResponse.class);
        } catch (ApiException e) {
            if (e.problem().code() == ErrorCode.OBJECT_NOT_FOUND) {
                return;
            }
            throw e;
        }
        throw new LaunchException("The client of south was given the key of north.");
    }

    private void showToken(ApiClient api, DemoTenant tenant) {
        Person operator = tenant.operators().get(0);
        LoginResponse login = api.post(
                "/api/v1/auth/login",
                LoginRequest.of(
                        tenant.name(), operator.username(), operator.password().copy()),
                LoginResponse.class);
        KekTokenAttributesResponse kek = steps.step(
                "The token is asked about the KEK of " + tenant.name(),
                () -> api.as(login.accessToken())
                        .get(
                                "/api/v1/tenant/keks/" + tenant.kekId() + "/token-attributes",
                                KekTokenAttributesResponse.class));
        steps.show("label=" + kek.label() + ", " + kek.bits() + " bits, made on the token=" + kek.local());
        steps.show("sensitive=" + kek.sensitive() + ", always sensitive=" + kek.alwaysSensitive() + ", extractable="
                + kek.extractable() + ", never extractable=" + kek.neverExtractable());
        if (!kek.sensitive() || kek.extractable() || !kek.neverExtractable() || !kek.local()) {
            throw new LaunchException("The KEK could leave its token.");
        }
    }
}
