package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.Problem;
import org.claviger.blackbox.Http.Answer;
import org.claviger.launcher.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(RunningServer.class)
class BadRequestsIT {
    private static final String LOGIN = "/api/v1/auth/login";
    private static final String JSON = "application/json";

    private final RunningServer.Handle server;
    private final Http http;

    BadRequestsIT(RunningServer.Handle server) {
        this.server = server;
        this.http = new Http(server.process());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "", "null", "[]", "\"text\"", "{\"username\":", "{\"username\":\"a\",}", "nonsense"})
    void malformed_json_is_refused(String body) {
        Problem problem = http.post(LOGIN, JSON, body).problem();

        assertThat(problem.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(problem.status()).isEqualTo(400);
    }

    @Test
    void a_body_that_is_announced_and_missing_is_told_as_that() {
        Problem problem = http.post(LOGIN, JSON, "").problem();

        assertThat(problem.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(problem.detail()).contains("body is empty");
    }

    @Test
    void an_unknown_member_is_refused_by_its_name() {
        Problem problem = http.post(LOGIN, JSON, "{\"username\":\"a\",\"password\":\"b\",\"pasword\":\"c\"}")
                .problem();

        assertThat(problem.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(problem.detail()).contains("\"pasword\"").doesNotContain("org.claviger");
    }

    @Test
    void a_missing_member_is_named() {
        Problem problem = http.post(LOGIN, JSON, "{\"password\":\"b\"}").problem();

        assertThat(problem.violations()).extracting(Problem.Violation::member).containsExactly("username");
    }

    @Test
    void a_nested_member_is_named_by_its_path() {
        String body = "{\"name\":\"p\",\"deviceId\":\"" + UUID.randomUUID()
                + "\",\"tokenLabel\":\"t\",\"managementCredential\":{},\"usageCredential\":{\"pin\":\"x\"}}";

        Answer answer = http.send(http.to("/api/v1/admin/hsm-profiles")
                .header("Authorization", bearer())
                .header("Content-Type", JSON)
                .POST(BodyPublishers.ofString(body)));

        assertThat(answer.problem().violations())
                .extracting(Problem.Violation::member)
                .containsExactly("managementCredential.pin");
    }

    @Test
    void a_value_that_is_not_one_of_its_kind_is_named() {
        Answer answer = http.send(http.to("/api/v1/crypto/objects")
                .header("Authorization", "Bearer " + server.clientToken("north"))
                .header("Content-Type", JSON)
                .POST(BodyPublishers.ofString("{\"name\":\"x\",\"algorithm\":\"DES\",\"length\":56}")));

        assertThat(answer.problem().code()).isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(answer.problem().detail()).contains("DES").doesNotContain("org.claviger");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=abc", "limit=0", "limit=1001", "before=0"})
    void a_query_parameter_that_is_wrong_is_refused(String query) {
        Answer answer = http.send(http.to("/api/v1/admin/audit?" + query).header("Authorization", bearer()));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem().code()).isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(answer.body()).doesNotContain("\"body\"");
    }

    @Test
    void a_text_that_the_database_can_not_hold_is_refused_and_harms_nobody() {
        Answer login = http.post(LOGIN, JSON, "{\"username\":\"a\\u0000b\",\"password\":\"x\"}");
        Answer token = http.post(
                "/oauth2/token",
                "application/x-www-form-urlencoded",
                "grant_type=client_credentials&client_id=a%00b&client_secret=x");

        assertThat(login.status()).isBetween(400, 401);
        assertThat(token.status()).isEqualTo(401);
    }

    @Test
    void another_content_type_is_refused() {
        Problem problem = http.post(LOGIN, "text/plain", "{}").problem();

        assertThat(problem.code()).isEqualTo(ErrorCode.UNSUPPORTED_MEDIA_TYPE);
        assertThat(problem.status()).isEqualTo(415);
    }

    @Test
    void an_answer_that_can_not_be_produced_is_refused() {
        Answer answer = http.send(http.to(LOGIN)
                .header("Accept", "image/png")
                .header("Content-Type", JSON)
                .POST(BodyPublishers.ofString("{}")));

        assertThat(answer.problem().code()).isEqualTo(ErrorCode.NOT_ACCEPTABLE);
    }

    @Test
    void a_body_that_is_too_large_is_refused() {
        String body = "{\"username\":\"" + "a".repeat(3 << 20) + "\"}";

        assertThat(http.post(LOGIN, JSON, body).problem().code()).isEqualTo(ErrorCode.REQUEST_TOO_LARGE);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nope, 404, OBJECT_NOT_FOUND",
        "GET, /api/v1/nope, 404, OBJECT_NOT_FOUND",
        "GET, /api/v1/auth/login, 405, METHOD_NOT_ALLOWED",
        "DELETE, /oauth2/token, 405, METHOD_NOT_ALLOWED",
        "GET, /api/v1/auth/me, 401, NOT_AUTHENTICATED",
        "GET, /api/v1/admin/tenants, 401, NOT_AUTHENTICATED",
        "GET, /api/v1/tenant/keks, 401, NOT_AUTHENTICATED",
        "GET, /api/v1/crypto/objects, 401, NOT_AUTHENTICATED"
    })
    void what_is_not_there_or_not_for_strangers_is_refused(String method, String path, int status, ErrorCode code) {
        Problem problem =
                http.send(http.to(path).method(method, BodyPublishers.noBody())).problem();

        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.code()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-a-uuid", "%00", "..%2f..", "1", "00000000-0000-0000-0000-00000000000g"})
    void an_id_that_is_none_is_not_found(String id) {
        Answer answer = http.send(http.to("/api/v1/admin/tenants/" + id).header("Authorization", bearer()));

        assertThat(answer.status()).isBetween(400, 404);
        assertThat(answer.body()).doesNotContain("Exception").doesNotContain("Payara");
    }

    @Test
    void no_answer_names_the_server_or_may_be_kept() {
        Answer answer = http.send(http.to("/nope"));

        assertThat(answer.header("Server")).isEmpty();
        assertThat(answer.header("X-Powered-By")).isEmpty();
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    private String bearer() {
        return "Bearer " + server.adminToken();
    }
}
