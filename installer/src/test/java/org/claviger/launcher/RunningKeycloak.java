package org.claviger.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The one way in which tests get a real OpenID Connect issuer: Keycloak, which the build has unpacked in {@code
 * target/keycloak}, started once for all test classes of a module that ask for it by {@code
 * @ExtendWith(RunningKeycloak.class)}, and stopped after the last. It takes half a minute and some 600 MB. Its realms are
 * {@code corp} and {@code other}, alike to the letter, as {@code keycloak/*.json} have them. All of it stays in {@code target}
 * and in memory.
 */
public final class RunningKeycloak implements BeforeAllCallback, ParameterResolver {
    /** Names the folder that Keycloak is unpacked in, if it is not {@code target/keycloak}. */
    private static final String HOME = "claviger.keycloak";

    private static final Namespace NAMESPACE = Namespace.create(RunningKeycloak.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        shared(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Handle.class;
    }

    @Override
    public Handle resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return shared(context);
    }

    private static Handle shared(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent("keycloak", key -> Handle.start(), Handle.class);
    }

    /** A Keycloak that runs, and how to get tokens of it. */
    public static final class Handle implements AutoCloseable {
        private static final List<String> REALMS = List.of("corp", "other");

        /** Where a realm's file has the password of a user, or the secret of a client. */
        private static final Pattern PASSWORD = Pattern.compile("@([a-z-]+)@");

        /** In Keycloak's own folder. */
        private static final String TEMPORARY = "data/tmp";

        private static final Duration START_LIMIT = Duration.ofMinutes(4);

        private final Path home;
        private final URI base;
        private final Process process;
        private final Map<String, String> passwords;
        private final HttpClient http = HttpClient.newHttpClient();

        private Handle(Path home, URI base, Process process, Map<String, String> passwords) {
            this.home = home;
            this.base = base;
            this.process = process;
            this.passwords = passwords;
        }

        private static Handle start() {
            Path home = Path.of(System.getProperty(HOME, "target/keycloak"))
                    .toAbsolutePath()
                    .normalize();
            Map<String, String> passwords = new ConcurrentHashMap<>();
            try {
                for (String realm : REALMS) {
                    provide(realm, home, passwords);
                }
                int port = freePort();
                Handle started = new Handle(
                        home,
                        URI.create("http://127.0.0.1:" + port),
                        process(home, port, passwords).start(),
                        passwords);
                Runtime.getRuntime().addShutdownHook(new Thread(started::end));
                started.awaitReady();
                return started;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static ProcessBuilder process(Path home, int port, Map<String, String> passwords) throws IOException {
            ProcessBuilder builder = new ProcessBuilder(
                            home.resolve("bin/kc.sh").toString(),
                            "start-dev",
                            "--import-realm",
                            "--db=dev-mem",
                            "--http-host=127.0.0.1",
                            "--http-port=" + port)
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(home.resolve("keycloak.log").toFile());
            Map<String, String> environment = builder.environment();
            environment.put("JAVA_HOME", System.getProperty("java.home"));
            environment.put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx400m");
            Files.createDirectories(home.resolve(TEMPORARY));
            // Relative: Keycloak's script takes a path with a space apart.
            environment.put("JAVA_OPTS_APPEND", "-Djava.io.tmpdir=" + TEMPORARY);
            passwords.put(KeycloakAdmin.NAME, UUID.randomUUID().toString());
            environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", KeycloakAdmin.NAME);
            environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", passwords.get(KeycloakAdmin.NAME));
            return builder;
        }

        /** Has the realm imported, with passwords of this run. */
        private static void provide(String realm, Path home, Map<String, String> passwords) throws IOException {
            try (InputStream file = RunningKeycloak.class.getResourceAsStream("/keycloak/" + realm + ".json")) {
                String text = new String(file.readAllBytes(), UTF_8);
                String filled = PASSWORD.matcher(text)
                        .replaceAll(found -> passwords.computeIfAbsent(
                                found.group(1), who -> UUID.randomUUID().toString()));
                Path target =
                        Files.createDirectories(home.resolve("data/import")).resolve(realm + ".json");
                Files.writeString(target, filled);
            }
        }

        private void awaitReady() {
            Instant limit = Instant.now().plus(START_LIMIT);
            while (!isReady()) {
                if (!process.isAlive() || Instant.now().isAfter(limit)) {
                    end();
                    throw new IllegalStateException("Keycloak did not start: see " + home.resolve("keycloak.log"));
                }
                sleep(Duration.ofMillis(250));
            }
        }

        private boolean isReady() {
            try {
                return REALMS.stream()
                        .allMatch(realm -> get(issuer(realm) + "/.well-known/openid-configuration")
                                        .statusCode()
                                == 200);
            } catch (UncheckedIOException e) {
                return false;
            }
        }

        URI base() {
            return base;
        }

        /** What its admin can do. */
        public KeycloakAdmin admin() {
            return new KeycloakAdmin(this);
        }

        /** The {@code iss} of a realm's tokens. */
        public String issuer(String realm) {
            return base + "/realms/" + realm;
        }

        /** The password of a user, or the secret of a client; the same in all realms. */
        public String password(String name) {
            return Objects.requireNonNull(passwords.get(name), name);
        }

        /** The tokens that a user gets as who he signs in with {@code client}, with an ID token among them. */
        public JsonObject tokens(String realm, String client, String user) {
            return token(
                    realm,
                    Map.of(
                            "grant_type",
                            "password",
                            "client_id",
                            client,
                            "username",
                            user,
                            "password",
                            password(user),
                            "scope",
                            "openid"));
        }

        /** The access token that a user gets by the client {@code test}. */
        public String accessToken(String realm, String user) {
            return tokens(realm, "test", user).getString("access_token");
        }

        /** The access token that a client gets for itself. */
        public String clientToken(String realm, String client) {
            return token(
                            realm,
                            Map.of(
                                    "grant_type",
                                    "client_credentials",
                                    "client_id",
                                    client,
                                    "client_secret",
                                    password(client)))
                    .getString("access_token");
        }

        private JsonObject token(String realm, Map<String, String> form) {
            String body = new TreeMap<>(form)
                    .entrySet().stream()
                            .map(pair -> pair.getKey() + "=" + URLEncoder.encode(pair.getValue(), UTF_8))
                            .collect(Collectors.joining("&"));
            HttpResponse<String> answer =
                    send(HttpRequest.newBuilder(URI.create(issuer(realm) + "/protocol/openid-connect/token"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(body)));
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("Keycloak gave no token: " + answer.body());
            }
            try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
                return reader.readObject();
            }
        }

        /** What Keycloak answers to a browser; redirects are not followed. */
        public HttpResponse<String> get(String address) {
            return send(HttpRequest.newBuilder(URI.create(address)));
        }

        private HttpResponse<String> send(HttpRequest.Builder request) {
            try {
                return http.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            end();
            REALMS.forEach(realm -> delete(home.resolve("data/import").resolve(realm + ".json")));
        }

        /** The script has the Java machine below it. */
        private void end() {
            List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                    .toList();
            all.forEach(ProcessHandle::destroy);
            try {
                if (!process.waitFor(10, TimeUnit.SECONDS)) {
                    all.forEach(ProcessHandle::destroyForcibly);
                }
            } catch (InterruptedException e) {
                all.forEach(ProcessHandle::destroyForcibly);
                Thread.currentThread().interrupt();
            }
        }

        private static void delete(Path file) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void sleep(Duration duration) {
            try {
                Thread.sleep(duration.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        private static int freePort() throws IOException {
            try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return any.getLocalPort();
            }
        }
    }
}
