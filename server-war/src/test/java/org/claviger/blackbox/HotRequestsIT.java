package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.claviger.api.AuditPageResponse;
import org.claviger.api.AuditRecordResponse;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.CreateKeyRequest;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.blackbox.Http.Answer;
import org.claviger.launcher.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each request is sent twice: as applications do, and with a query, which nobody asks for and JAX-RS alone serves. */
@ExtendWith(RunningServer.class)
class HotRequestsIT {
    private static final String ENCRYPT = "/api/v1/crypto/encrypt";
    private static final String DECRYPT = "/api/v1/crypto/decrypt";
    private static final String JSON = "application/json";

    /** What differs from one request to the next. */
    private static final List<String> OF_EACH = List.of("x-correlation-id", "date", "content-length");

    private final RunningServer.Handle server;
    private final Http http;
    private final String token;
    private final String keyId;

    HotRequestsIT(RunningServer.Handle server) {
        this.server = server;
        this.http = new Http(server.process());
        this.token = "Bearer " + server.clientToken("north");
        CreateKeyRequest key = CreateKeyRequest.of("hot-" + UUID.randomUUID(), Algorithm.AES, 256, null);
        this.keyId = server.client("north")
                .post("/api/v1/crypto/objects", key, ObjectResponse.class)
                .id()
                .toString();
    }

    @Test
    void what_one_way_encrypts_the_other_decrypts() {
        String request = "{\"keyId\":\"" + keyId + "\",\"plaintext\":\"AAEC/+8=\",\"aad\":\"eA==\"}";
        for (String encrypt : List.of(ENCRYPT, ENCRYPT + "?ordinary")) {
            Answer encrypted = post(encrypt, request);
            String ciphertext = encrypted.body().replaceAll(".*\"ciphertext\":\"([^\"]*)\".*", "$1");
            Answer decrypted = alike(DECRYPT, "{\"ciphertext\":\"" + ciphertext + "\",\"aad\":\"eA==\"}");

            assertThat(encrypted.status()).isEqualTo(200);
            assertThat(decrypted.body()).contains("\"plaintext\":\"AAEC/+8=\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "null",
                "[]",
                "nonsense",
                "{}",
                "{\"keyId\":\"KEY\"}",
                "{\"plaintext\":\"AA==\"}",
                "{\"keyId\":null,\"plaintext\":null}",
                "{\"keyId\":\"KEY\",\"plaintext\":\"AA==\",\"add\":\"AA==\"}",
                "{\"keyId\":\"KEY\",\"plaintext\":\"A\"}",
                "{\"keyId\":\"KEY\",\"plaintext\":7}",
                "{\"keyId\":\"no uuid\",\"plaintext\":\"AA==\"}",
                "{\"keyId\":\"8f14e45f-ceea-467f-9f11-2d9b1c2a3b4c\",\"plaintext\":\"AA==\"}",
                "{\"keyId\":\"KEY\",\"plaintext\":\"AA==\",}"
            })
    void a_request_that_is_not_as_it_should_be_is_refused_alike(String body) {
        Answer answer = alike(ENCRYPT, body.replace("KEY", keyId));

        assertThat(answer.status()).isBetween(400, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"ciphertext\":\"AAEC\"}", "{\"ciphertext\":\"\"}", "{\"ciphertext\":\"AA-_\"}", "{}"})
    void what_can_not_be_decrypted_is_refused_alike(String body) {
        assertThat(alike(DECRYPT, body).status()).isBetween(400, 422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data-keys",
                "fpe/decrypt",
                "fpe/encrypt",
                "hash",
                "mac",
                "mac/verify",
                "random",
                "re-encrypt",
                "sign",
                "verify"
            })
    void what_is_not_whole_is_refused_alike_by_each_verb(String verb) {
        assertThat(alike("/api/v1/crypto/" + verb, "{}").status()).isEqualTo(400);
    }

    @Test
    void what_is_hashed_is_answered_alike() {
        Answer answer = alike("/api/v1/crypto/hash", "{\"algorithm\":\"SHA256\",\"data\":\"YWJj\"}");

        assertThat(answer.body()).contains("ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
    }

    @Test
    void what_is_too_long_is_refused_alike() {
        String tooLong = "A".repeat(4 * 400_000);
        String aad = "A".repeat(4 * 30_000);

        assertThat(alike(ENCRYPT, "{\"keyId\":\"" + keyId + "\",\"plaintext\":\"" + tooLong + "\"}")
                        .status())
                .isEqualTo(400);
        assertThat(alike(ENCRYPT, "{\"keyId\":\"" + keyId + "\",\"plaintext\":\"AA==\",\"aad\":\"" + aad + "\"}")
                        .problem()
                        .violations())
                .singleElement()
                .satisfies(violation -> assertThat(violation.member()).isEqualTo("aad"));
        assertThat(alike(ENCRYPT, "A".repeat(3 << 20)).status()).isEqualTo(413);
    }

    @ParameterizedTest
    @CsvSource({
        "Authorization, ''",
        "Authorization, Bearer",
        "Authorization, Bearer nonsense",
        "Authorization, Basic nonsense",
        "Authorization, Digest nonsense",
        "Content-Type, text/plain",
        "Content-Type, application/jso",
        "Content-Type, nonsense",
        "Accept, image/png"
    })
    void a_header_that_is_wrong_is_refused_alike(String header, String value) {
        Answer answer = alike(ENCRYPT, "POST", Map.of(header, value), good());

        assertThat(answer.status()).isBetween(400, 415);
    }

    @ParameterizedTest
    @CsvSource({
        "Content-Type, application/json;charset=UTF-8",
        "Content-Type, Application/JSON",
        "Content-Type, application/json; charset=utf-8",
        "Accept, */*",
        "Accept, 'text/html, application/json;q=0.5'"
    })
    void a_header_that_says_the_same_in_other_words_is_taken(String header, String value) {
        assertThat(send(ENCRYPT, "POST", Map.of(header, value), good()).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"GET, 400", "DELETE, 400", "PUT, 405", "PATCH, 405"}) // The first two have no body.
    void another_method_is_refused_alike(String method, int status) {
        assertThat(alike(ENCRYPT, method, Map.of(), good()).status()).isEqualTo(status);
    }

    @Test
    void a_caller_of_another_role_is_refused_alike() {
        Map<String, String> operator = Map.of("Authorization", "Bearer " + server.operatorToken("north"));
        Map<String, String> foreign = Map.of("Authorization", "Bearer " + server.clientToken("south"));

        assertThat(alike(ENCRYPT, "POST", operator, good()).status()).isEqualTo(403);
        assertThat(alike(ENCRYPT, "POST", foreign, good()).status()).isEqualTo(404);
    }

    @Test
    void a_refusal_is_recorded_alike() {
        String body = "{\"keyId\":\"" + UUID.randomUUID() + "\",\"plaintext\":\"AA==\"}";
        String one = post(ENCRYPT, body).problem().correlationId();
        String other = post(ENCRYPT + "?ordinary", body).problem().correlationId();

        List<AuditRecordResponse> refused =
                server.operator("north").get("/api/v1/tenant/audit?limit=20", AuditPageResponse.class).items().stream()
                        .filter(record -> List.of(one, other).contains(record.correlationId()))
                        .toList();
        assertThat(refused)
                .hasSize(2)
                .extracting(AuditRecordResponse::detail)
                .containsOnly("POST api/v1/crypto/encrypt");
        assertThat(refused).extracting(AuditRecordResponse::outcome).containsOnly("OBJECT_NOT_FOUND");
    }

    private String good() {
        return "{\"keyId\":\"" + keyId + "\",\"plaintext\":\"AA==\"}";
    }

    private Answer alike(String path, String body) {
        return alike(path, "POST", Map.of(), body);
    }

    /** The answer, after it was found that both ways give it. */
    private Answer alike(String path, String method, Map<String, String> headers, String body) {
        Answer hot = send(path, method, headers, body);
        Answer ordinary = send(path + "?ordinary", method, headers, body);

        assertThat(hot.status()).isEqualTo(ordinary.status());
        assertThat(withoutId(hot)).isEqualTo(withoutId(ordinary));
        assertThat(headers(hot)).isEqualTo(headers(ordinary));
        return hot;
    }

    private Answer post(String path, String body) {
        return send(path, "POST", Map.of(), body);
    }

    private Answer send(String path, String method, Map<String, String> headers, String body) {
        Map<String, String> all = new TreeMap<>(Map.of("Authorization", token, "Content-Type", JSON));
        all.putAll(headers);
        HttpRequest.Builder request = http.to(path).method(method, BodyPublishers.ofString(body));
        all.forEach(request::header);
        return http.send(request);
    }

    private static String withoutId(Answer answer) {
        return answer.body().replace(answer.header("X-Correlation-Id"), "");
    }

    private static Map<String, List<String>> headers(Answer answer) {
        Map<String, List<String>> headers =
                new TreeMap<>(answer.http().headers().map());
        OF_EACH.forEach(headers::remove);
        return headers;
    }
}
