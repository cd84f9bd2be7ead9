package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.claviger.api.ErrorCode;
import org.claviger.api.tenant.ClientListResponse;
import org.claviger.blackbox.Http.Answer;
import org.claviger.launcher.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningServer.class)
class IdempotencyIT {
    private static final String CLIENTS = "/api/v1/tenant/clients";

    private final Http http;
    private final Staff staff;

    IdempotencyIT(RunningServer.Handle server) {
        this.http = new Http(server.process());
        this.staff = Staff.of(server);
    }

    @Test
    void creating_twice_under_one_key_creates_once_and_is_answered_alike() {
        String key = UUID.randomUUID().toString();
        Answer first = create(key, "billing");
        Answer second = create(key, "billing");

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body()).contains("clientSecret");
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(clients().items()).hasSize(1);
    }

    @Test
    void a_key_is_good_for_one_request_alone() {
        String key = UUID.randomUUID().toString();
        create(key, "billing");

        assertThat(create(key, "archive").problem().code()).isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(clients().items()).hasSize(1);
    }

    @Test
    void what_was_refused_can_be_asked_for_again() {
        create(UUID.randomUUID().toString(), "billing");
        String key = UUID.randomUUID().toString();

        assertThat(create(key, "billing").problem().code()).isEqualTo(ErrorCode.NAME_TAKEN);
        assertThat(create(key, "billing").problem().code()).isEqualTo(ErrorCode.NAME_TAKEN);
        assertThat(create(key, "archive").status()).isEqualTo(201);
    }

    @Test
    void another_callers_key_is_another_key() {
        String key = UUID.randomUUID().toString();
        create(key, "billing");

        Answer bobs = create(staff.bob(), key, "archive");

        assertThat(bobs.status()).isEqualTo(201);
        assertThat(clients().items()).hasSize(2);
    }

    @Test
    void of_many_at_once_one_creates() throws Exception {
        String key = UUID.randomUUID().toString();
        ExecutorService many = Executors.newFixedThreadPool(8);
        try {
            Callable<Answer> create = () -> create(key, "billing");
            List<Future<Answer>> answers =
                    many.invokeAll(List.of(create, create, create, create, create, create, create, create));
            for (Future<Answer> answer : answers) {
                assertThat(answer.get().status()).isIn(201, 409);
            }
        } finally {
            many.shutdownNow();
        }
        assertThat(clients().items()).hasSize(1);
    }

    @Test
    void a_key_has_to_be_one() {
        assertThat(create("with blanks", "billing").problem().code()).isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(create("x".repeat(256), "billing").problem().code()).isEqualTo(ErrorCode.INVALID_REQUEST);
    }

    private Answer create(String key, String name) {
        return create(staff.ada(), key, name);
    }

    private Answer create(Staff.Person who, String key, String name) {
        return http.send(http.to(CLIENTS)
                .header("Authorization", "Bearer " + who.login().accessToken())
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"name\":\"" + name + "\"}")));
    }

    private ClientListResponse clients() {
        return staff.ada().api().get(CLIENTS, ClientListResponse.class);
    }
}
