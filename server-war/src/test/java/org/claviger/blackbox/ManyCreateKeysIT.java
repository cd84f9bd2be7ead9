package org.claviger.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.claviger.api.ErrorCode;
import org.claviger.api.client.ApiException;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.CreateKeyRequest;
import org.claviger.api.crypto.Link;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.tenant.TenantSettings;
import org.claviger.launcher.RunningServer;
import org.claviger.server.audit.Action;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Keys that are made at the same time are stored together, and are nevertheless each its own. */
@ExtendWith(RunningServer.class)
@Timeout(120)
class ManyCreateKeysIT {
    private static final int CLIENTS = 16;
    private static final int KEYS = 160;
    private static final byte[] HELLO = "Hello".getBytes(UTF_8);

    private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    private final OwnTenant tenant;
    private final OwnTenant other;

    ManyCreateKeysIT(RunningServer.Handle server) {
        String name = "many-" + UUID.randomUUID().toString().substring(0, 8);
        this.tenant = OwnTenant.with(server, name);
        this.other = OwnTenant.with(server, name + "-too");
    }

    @AfterEach
    void stop() {
        clients.shutdownNow();
    }

    @Test
    void each_is_told_its_own_key_which_works_and_is_recorded() {
        List<Outcome> outcomes = each(i -> create(i % 2 == 0 ? tenant : other, "key-" + i, i % 10 == 0));

        assertThat(outcomes).allMatch(Outcome::isMade);
        for (int i = 0; i < KEYS; i++) {
            ObjectResponse made = outcomes.get(i).made();
            assertThat(made.name()).isEqualTo("key-" + i);
            assertThat((i % 2 == 0 ? tenant : other)
                            .client()
                            .get(OwnTenant.KEYS + "/" + made.id(), ObjectResponse.class))
                    .isEqualTo(made);
            if (i % 10 == 0) {
                assertThat(made.links()).extracting(Link::type).containsExactly(Link.Type.PUBLIC_KEY);
            }
        }
        ObjectResponse symmetric = outcomes.get(1).made();
        assertThat(other.decrypt(other.encrypt(symmetric.id(), HELLO))).isEqualTo(HELLO);
        assertThat(recorded(tenant)).containsAll(ids(outcomes, 0)).doesNotContainAnyElementsOf(ids(outcomes, 1));
        assertThat(recorded(other)).containsAll(ids(outcomes, 1)).doesNotContainAnyElementsOf(ids(outcomes, 0));
    }

    @Test
    void of_those_that_want_one_name_one_gets_it() {
        List<Outcome> outcomes = each(i -> create(tenant, "wanted-" + i / CLIENTS, false));

        Map<String, Integer> made = new HashMap<>();
        for (Outcome each : outcomes) {
            if (each.isMade()) {
                made.merge(each.made().name(), 1, Integer::sum);
            } else {
                assertThat(each.refusal()).isEqualTo(ErrorCode.NAME_TAKEN);
            }
        }
        assertThat(made).hasSize(KEYS / CLIENTS);
        assertThat(made.values()).containsOnly(1);
    }

    @Test
    void a_tenant_gets_as_many_as_it_may_have_and_no_more() {
        tenant.operator()
                .put(
                        "/api/v1/tenant/settings",
                        new TenantSettings(null, 100L, null, null, null, null, null),
                        TenantSettings.class);

        List<Outcome> outcomes = each(i -> create(i % 4 == 3 ? other : tenant, "counted-" + i, false));

        List<Outcome> bounded =
                outcomes.stream().filter(each -> each.index() % 4 != 3).toList();
        assertThat(bounded).filteredOn(Outcome::isMade).hasSize(100);
        assertThat(bounded)
                .filteredOn(each -> !each.isMade())
                .extracting(Outcome::refusal)
                .containsOnly(ErrorCode.QUOTA_EXCEEDED);
        assertThat(outcomes).filteredOn(each -> each.index() % 4 == 3).allMatch(Outcome::isMade);
    }

    @Test
    void the_kek_may_be_rotated_meanwhile() throws Exception {
        Future<List<Outcome>> creating = clients.submit(() -> each(i -> create(tenant, "meanwhile-" + i, false)));
        while (!creating.isDone()) {
            tenant.rotate();
        }

        List<Outcome> outcomes = creating.get();
        assertThat(outcomes).allMatch(Outcome::isMade);
        tenant.awaitResealed();
        for (Outcome each : outcomes) {
            assertThat(tenant.decrypt(tenant.encrypt(each.made().id(), HELLO))).isEqualTo(HELLO);
        }
    }

    private List<Outcome> each(IntFunction<Outcome> task) {
        List<Future<Outcome>> futures = new ArrayList<>();
        IntStream.range(0, KEYS)
                .forEach(i -> futures.add(clients.submit(() -> task.apply(i).at(i))));
        return futures.stream().map(ManyCreateKeysIT::get).toList();
    }

    private static Outcome get(Future<Outcome> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new AssertionError("a request ended otherwise: " + e.getMessage(), e);
        }
    }

    private static Outcome create(OwnTenant where, String name, boolean pair) {
        CreateKeyRequest request = pair
                ? CreateKeyRequest.of(name, Algorithm.EC_P256, null, null)
                : CreateKeyRequest.of(name, Algorithm.AES, 256, null);
        try {
            return new Outcome(0, where.client().post(OwnTenant.KEYS, request, ObjectResponse.class), null);
        } catch (ApiException e) {
            return new Outcome(0, null, e.problem().code());
        }
    }

    private static List<UUID> ids(List<Outcome> outcomes, int rest) {
        return outcomes.stream()
                .filter(each -> each.index() % 2 == rest)
                .map(each -> each.made().id())
                .toList();
    }

    private static Set<UUID> recorded(OwnTenant of) {
        return of.trail(Action.KEY_CREATED).stream()
                .map(each -> each.objectId())
                .collect(Collectors.toSet());
    }

    /**
     * How a request ended.
     *
     * @param key absent if it was refused
     * @param refusal absent if it was not
     */
    private record Outcome(
            int index,
            @Nullable ObjectResponse key,
            @Nullable ErrorCode refusal) {
        Outcome at(int place) {
            return new Outcome(place, key, refusal);
        }

        boolean isMade() {
            return key != null;
        }

        ObjectResponse made() {
            return Objects.requireNonNull(key);
        }
    }
}
