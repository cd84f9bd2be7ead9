package org.claviger.blackbox;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.claviger.api.client.ApiClient;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.CreateKeyRequest;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.tenant.KekListResponse;
import org.claviger.api.tenant.KekResponse;
import org.claviger.api.tenant.ResealingRequest;
import org.claviger.api.tenant.ResealingResponse;
import org.claviger.launcher.RunningServer.Handle;
import org.jspecify.annotations.Nullable;

/** A tenant of many keys on a server of its own, whose KEK is rotated. */
final class Rotation implements AutoCloseable {
    private static final String TENANT = "north";
    private static final String RESEALING = "/api/v1/tenant/resealing";

    private final Path folder;
    private Handle server;
    private ApiClient operator;

    /** Starts a server on an empty folder. */
    Rotation(Path folder) throws IOException {
        this.folder = folder;
        this.server = Handle.startOn(folder);
        this.operator = server.operator(TENANT);
    }

    List<UUID> createKeys(int count, int threads) throws InterruptedException, ExecutionException {
        ApiClient client = client();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<UUID>> work = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                CreateKeyRequest request = CreateKeyRequest.of("key-" + i, Algorithm.AES, 256, null);
                work.add(() -> client.post(OwnTenant.KEYS, request, ObjectResponse.class)
                        .id());
            }
            List<UUID> keys = new ArrayList<>();
            for (Future<UUID> key : pool.invokeAll(work)) {
                keys.add(key.get());
            }
            return keys;
        } finally {
            pool.shutdown();
        }
    }

    ApiClient client() {
        return server.client(TENANT);
    }

    /** Returns the new KEK. */
    KekResponse rotate() {
        server.rotateKek(TENANT);
        return operator.get(OwnTenant.KEKS, KekListResponse.class).items().get(0);
    }

    void throttle(@Nullable Integer objectsPerSecond) {
        operator.put(RESEALING, new ResealingRequest(false, objectsPerSecond), ResealingResponse.class);
    }

    ResealingResponse resealing() {
        return operator.get(RESEALING, ResealingResponse.class);
    }

    void awaitLeftAtMost(long left, Duration patience) {
        await().atMost(patience)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> resealing().left() <= left);
    }

    /** {@code kill -9} of the launcher and the serving process, its database left orphaned; then a start on what is left. */
    void killAndRestart() throws IOException {
        ProcessHandle launcher = server.process().handle();
        List<ProcessHandle> serving = launcher.descendants()
                .filter(process -> process.info().commandLine().orElse("").contains("PayaraServer"))
                .toList();
        if (serving.isEmpty()) {
            throw new IllegalStateException("there is no serving process");
        }
        launcher.destroyForcibly();
        serving.forEach(ProcessHandle::destroyForcibly);
        await().atMost(Duration.ofSeconds(30)).until(() -> serving.stream().noneMatch(ProcessHandle::isAlive));
        server = Handle.startOn(folder);
        operator = server.operator(TENANT);
    }

    /** Materials of the tenant that are sealed under a KEK, or under any other. */
    long materials(UUID kek, boolean other) throws SQLException {
        String sql = "SELECT COUNT(*) FROM material WHERE tenant_id = (SELECT tenant_id FROM kek WHERE id = ?)"
                + " AND (kek_id <> ?) = ?";
        try (Connection database = server.database();
                PreparedStatement count = database.prepareStatement(sql)) {
            count.setObject(1, kek);
            count.setObject(2, kek);
            count.setBoolean(3, other);
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    Handle server() {
        return server;
    }

    @Override
    public void close() {
        server.close();
    }
}
