package org.claviger.launcher;

import jakarta.json.bind.JsonbBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.claviger.api.ApiJson;
import org.claviger.api.approval.ProposalResponse;
import org.claviger.api.auth.LoginRequest;
import org.claviger.api.auth.LoginResponse;
import org.claviger.api.client.ApiClient;
import org.claviger.api.client.Trust;
import org.claviger.launcher.demo.DemoAccess;
import org.claviger.launcher.demo.DemoAccess.DemoTenant;
import org.claviger.launcher.demo.DemoAccess.Person;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The one way in which tests get a real server: {@code ./claviger up --seed-demo}, started once for all test classes of a
 * module and stopped after the last. A test class asks for it by {@code @ExtendWith(RunningServer.class)} and gets it as a
 * parameter. Tests share it: each makes what it needs under names of its own, and leaves what others rely on.
 */
public final class RunningServer implements BeforeAllCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(RunningServer.class);

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
                .getOrComputeIfAbsent("server", key -> Handle.start(), Handle.class);
    }

    /** A server that runs, with the demo's two tenants, and how to get in. */
    public static final class Handle implements AutoCloseable {
        private final ServerProcess process;
        private final DemoAccess access;

        private Handle(ServerProcess process, DemoAccess access) {
            this.process = process;
            this.access = access;
        }

        /** Starts one on an empty folder below {@code target}. */
        public static Handle start() {
            try {
                Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "server-");
                Files.delete(folder);
                return startOn(folder);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Starts one of its own on an empty folder below {@code target}, with settings, for a test that needs them. */
        public static Handle startWith(Map<String, String> settings) {
            try {
                Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "server-");
                List<String> lines = settings.entrySet().stream()
                        .map(setting -> setting.getKey() + "=" + setting.getValue())
                        .toList();
                Files.write(folder.resolve("claviger.properties"), lines);
                return startOn(folder);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Starts one on a folder of the caller's, who stops it; it is seeded at the first start. */
        public static Handle startOn(Path folder) throws IOException {
            ServerProcess process = ServerProcess.start(DataFolder.at(folder), "--port", "0", "--seed-demo");
            String json = Files.readString(process.data().demoJson());
            return new Handle(process, JsonbBuilder.create(ApiJson.tolerant()).fromJson(json, DemoAccess.class));
        }

        public ServerProcess process() {
            return process;
        }

        public DemoAccess access() {
            return access;
        }

        /** Calls it without a token. */
        public ApiClient api() {
            try {
                return new ApiClient(process.base(), Trust.inCaOf(process.data().caFile()));
            } catch (IOException | GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        public ApiClient admin() {
            return api().as(adminToken());
        }

        public String adminToken() {
            return signIn(null, access.admin());
        }

        /** The first operator of a tenant. */
        public ApiClient operator(String tenant) {
            return api().as(operatorToken(tenant));
        }

        /** Has one operator of a tenant propose a new generation of the KEK, and the other accept it. */
        public void rotateKek(String tenant) {
            String path = "/api/v1/tenant/proposals/"
                    + operator(tenant)
                            .post("/api/v1/tenant/keks/rotate", null, ProposalResponse.class)
                            .id();
            api().as(signIn(tenant, tenant(tenant).operators().get(1)))
                    .post(path + "/accept", null, ProposalResponse.class);
        }

        public String operatorToken(String tenant) {
            return signIn(tenant, tenant(tenant).operators().get(0));
        }

        /** What lies behind it. */
        public Connection database() throws SQLException {
            Instance instance = Instance.on(process.data()).orElseThrow();
            return DriverManager.getConnection(
                    instance.databaseUrl(), "postgres", process.data().databasePassword());
        }

        public String clientToken(String tenant) {
            return client(tenant).token().orElseThrow();
        }

        public ApiClient client(String tenant) {
            DemoTenant owner = tenant(tenant);
            return api().asClient(owner.client().id(), owner.client().secret().copy());
        }

        public DemoTenant tenant(String name) {
            return access.tenants().stream()
                    .filter(tenant -> tenant.name().equals(name))
                    .findFirst()
                    .orElseThrow();
        }

        private String signIn(@Nullable String tenant, Person person) {
            LoginRequest request =
                    LoginRequest.of(tenant, person.username(), person.password().copy());
            return api().post("/api/v1/auth/login", request, LoginResponse.class)
                    .accessToken();
        }

        @Override
        public void close() {
            process.close();
        }
    }
}
