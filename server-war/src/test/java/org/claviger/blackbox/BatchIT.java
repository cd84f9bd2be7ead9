package org.claviger.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.DecryptRequest;
import org.claviger.api.crypto.EncryptRequest;
import org.claviger.api.crypto.Usage;
import org.claviger.api.tenant.TenantSettings;
import org.claviger.blackbox.Http.Answer;
import org.claviger.launcher.RunningServer;
import org.claviger.server.audit.Action;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(RunningServer.class)
@TestInstance(Lifecycle.PER_CLASS)
class BatchIT {
    private static final String TEXT = base64("Hello");

    private final Http http;
    private final OwnTenant tenant;
    private final KeyUser user;
    private final UUID key;
    private final UUID foreign;

    BatchIT(RunningServer.Handle server) {
        this.http = new Http(server.process());
        this.tenant = OwnTenant.with(server, "batch");
        this.user = new KeyUser(tenant.client());
        this.key = user.newKey(Algorithm.AES, 256);
        this.foreign = new KeyUser(server.client("south")).newKey(Algorithm.AES, 256);
    }

    @Test
    void answers_each_item_in_its_place_and_a_bad_one_spoils_no_other() {
        UUID decryptsOnly = user.newKey(Algorithm.AES, 256, Usage.DECRYPT);
        String[] items = {
            item(key),
            item(foreign),
            item(decryptsOnly),
            "{\"keyId\":\"" + key + "\"}",
            "{\"keyId\":\"" + key + "\",\"plaintext\":\"" + TEXT + "\",\"aadd\":\"\"}",
            "{\"keyId\":\"nonsense\",\"plaintext\":\"" + TEXT + "\"}",
            "{\"keyId\":\"" + key + "\",\"plaintext\":\"%%\"}",
            "{\"keyId\":\"" + key + "\",\"plaintext\":\"" + TEXT + "\",\"algorithm\":\"ROT13\"}",
            "{nonsense}",
            "{}",
            item(key)
        };

        JsonArray answers = items("encrypt", items);

        assertThat(answers).hasSize(items.length);
        for (int good : new int[] {0, 10}) {
            byte[] ciphertext = bytes(answers.getJsonObject(good).getJsonObject("result"), "ciphertext");
            assertThat(user.decrypt(new DecryptRequest(ciphertext, null)).plaintext())
                    .isEqualTo("Hello".getBytes(UTF_8));
        }
        assertThat(IntStream.range(1, 10).mapToObj(bad -> problem(answers, bad)))
                .containsExactly(
                        "OBJECT_NOT_FOUND",
                        "USAGE_NOT_ALLOWED",
                        "INVALID_REQUEST",
                        "INVALID_REQUEST",
                        "INVALID_REQUEST",
                        "INVALID_REQUEST",
                        "INVALID_REQUEST",
                        "INVALID_REQUEST",
                        "INVALID_REQUEST");
        assertThat(answers.toString()).contains("aadd").contains("ROT13").doesNotContain("org.claviger");
    }

    @Test
    void takes_a_thousand_items_of_a_kibibyte_both_ways() {
        String plaintext = Base64.getEncoder().encodeToString(new byte[1024]);
        String item = "{\"keyId\":\"" + key + "\",\"plaintext\":\"" + plaintext + "\"}";

        JsonArray encrypted =
                items("encrypt", IntStream.range(0, 1000).mapToObj(i -> item).toArray(String[]::new));
        JsonArray decrypted = items(
                "decrypt",
                encrypted.stream()
                        .map(each -> "{\"ciphertext\":\""
                                + each.asJsonObject().getJsonObject("result").getString("ciphertext")
                                + "\"}")
                        .toArray(String[]::new));

        assertThat(decrypted)
                .hasSize(1000)
                .allSatisfy(each -> assertThat(
                                each.asJsonObject().getJsonObject("result").getString("plaintext"))
                        .isEqualTo(plaintext));
    }

    @Test
    void is_there_for_each_verb() {
        UUID texts = user.newKey(Algorithm.AES, 256, Usage.FPE_ENCRYPT, Usage.FPE_DECRYPT);
        byte[] ciphertext =
                user.encrypt(new EncryptRequest(key, new byte[1], null)).ciphertext();
        String envelope = "{\"ciphertext\":\"" + Base64.getEncoder().encodeToString(ciphertext) + "\"}";

        for (String[] each : new String[][] {
            {"decrypt", envelope},
            {"re-encrypt", envelope},
            {"data-keys", "{\"keyId\":\"" + key + "\"}"},
            {"fpe/encrypt", "{\"keyId\":\"" + texts + "\",\"text\":\"1234567\"}"},
            {"fpe/decrypt", "{\"keyId\":\"" + texts + "\",\"version\":1,\"text\":\"1234567\"}"},
            {"hash", "{\"algorithm\":\"SHA256\",\"data\":\"\"}"}
        }) {
            JsonArray answers = items(each[0], each[1], "{}");
            assertThat(answers.getJsonObject(0)).as(each[0]).containsOnlyKeys("result");
            assertThat(problem(answers, 1)).as(each[0]).isEqualTo("INVALID_REQUEST");
        }
    }

    @ParameterizedTest
    @CsvSource({"EC_P256, sign, verify, signature", "HMAC_SHA256, mac, mac/verify, mac"})
    void verifies_what_it_made(Algorithm algorithm, String make, String verify, String proof) {
        String of = "{\"keyId\":\"" + user.newKey(algorithm, null) + "\",\"message\":\"";

        JsonArray made = items(make, of + TEXT + "\"}", "{}", of + "AAAA\"}");
        String first = "\",\"" + proof + "\":\""
                + made.getJsonObject(0).getJsonObject("result").getString(proof) + "\"}";
        JsonArray verified = items(verify, of + TEXT + first, "{}", of + "AAAA" + first);

        assertThat(problem(made, 1)).isEqualTo("INVALID_REQUEST");
        assertThat(problem(verified, 1)).isEqualTo("INVALID_REQUEST");
        assertThat(verified.getJsonObject(0).getJsonObject("result").getBoolean("valid"))
                .isTrue();
        assertThat(verified.getJsonObject(2).getJsonObject("result").getBoolean("valid"))
                .isFalse();
    }

    @Test
    void records_each_item_that_was_done_and_each_that_was_refused() {
        UUID own = user.newKey(Algorithm.AES, 256);

        items("encrypt", item(own), item(foreign), item(own));

        assertThat(tenant.trail(Action.ENCRYPTED))
                .anySatisfy(record -> assertThat(record.objectId()).isEqualTo(own));
        assertThat(tenant.trail(Action.REQUEST_REFUSED)).anySatisfy(record -> {
            assertThat(record.outcome()).isEqualTo("OBJECT_NOT_FOUND");
            assertThat(record.detail()).isEqualTo("POST api/v1/crypto/encrypt/batch");
        });
    }

    @Test
    void that_is_none_or_too_large_is_refused_as_a_whole() {
        assertThat(post("encrypt", "{}").status()).isEqualTo(400);
        assertThat(post("encrypt", "{\"items\":[]}").status()).isEqualTo(400);
        assertThat(post("encrypt", "{\"items\":[" + "{},".repeat(1000) + "{}]}").status())
                .isEqualTo(400);
        assertThat(post("encrypt", "{\"items\":[{\"plaintext\":\"" + "A".repeat(2 << 20) + "\"}]}")
                        .status())
                .isEqualTo(413);
    }

    @Test
    void counts_as_so_many_requests_for_the_limits_of_its_client() {
        String settings = "/api/v1/tenant/settings";
        tenant.operator()
                .put(settings, new TenantSettings(null, null, null, 50, null, null, null), TenantSettings.class);
        try {
            String[] items = IntStream.range(0, 60).mapToObj(i -> item(key)).toArray(String[]::new);

            // Settings are known for two seconds.
            Answer refused = await().atMost(Duration.ofSeconds(10))
                    .until(() -> post("encrypt", batch(items)), answer -> answer.status() == 429);

            assertThat(refused.problem().detail()).contains("Each item of a batch counts");
        } finally {
            tenant.operator().put(settings, TenantSettings.UNBOUNDED, TenantSettings.class);
            await().pollDelay(Duration.ofMillis(2_500)).until(() -> true);
        }
    }

    private static String item(UUID key) {
        return "{\"keyId\":\"" + key + "\",\"plaintext\":\"" + TEXT + "\"}";
    }

    private static String batch(String... items) {
        return IntStream.range(0, items.length)
                .mapToObj(i -> items[i])
                .collect(Collectors.joining(",", "{\"items\":[", "]}"));
    }

    private JsonArray items(String verb, String... items) {
        Answer answer = post(verb, batch(items));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return Json.createReader(new StringReader(answer.body())).readObject().getJsonArray("items");
    }

    private Answer post(String verb, String body) {
        return http.send(http.to(KeyUser.CRYPTO + verb + "/batch")
                .header("Authorization", "Bearer " + tenant.client().token().orElseThrow())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private static String problem(JsonArray answers, int index) {
        JsonObject item = answers.getJsonObject(index);
        assertThat(item).containsOnlyKeys("problem");
        return item.getJsonObject("problem").getString("code");
    }

    private static byte[] bytes(JsonObject object, String member) {
        return Base64.getDecoder().decode(object.getString(member));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
