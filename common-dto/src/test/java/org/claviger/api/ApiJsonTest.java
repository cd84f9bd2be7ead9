package org.claviger.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import java.util.UUID;
import org.claviger.api.auth.LoginRequest;
import org.claviger.api.crypto.EncryptRequest;
import org.claviger.api.crypto.ObjectPageResponse;
import org.junit.jupiter.api.Test;

class ApiJsonTest {
    private final Jsonb strict = JsonbBuilder.create(ApiJson.strict());
    private final Jsonb tolerant = JsonbBuilder.create(ApiJson.tolerant());

    @Test
    void bytes_are_base64() {
        EncryptRequest request = new EncryptRequest(new UUID(1, 2), "Hello".getBytes(UTF_8), null);

        String text = strict.toJson(request);

        assertThat(text).contains("\"plaintext\":\"SGVsbG8=\"").doesNotContain("aad");
        assertThat(strict.fromJson(text, EncryptRequest.class).plaintext()).isEqualTo("Hello".getBytes(UTF_8));
    }

    @Test
    void what_is_not_base64_is_refused() {
        assertThatThrownBy(() -> strict.fromJson("{\"plaintext\":\"%%\"}", EncryptRequest.class))
                .isInstanceOfAny(JsonbException.class, IllegalArgumentException.class);
    }

    @Test
    void the_server_refuses_a_misspelt_member() {
        assertThatThrownBy(() -> strict.fromJson("{\"aadd\":\"SGVsbG8=\"}", EncryptRequest.class))
                .isInstanceOf(JsonbException.class)
                .hasMessageContaining("aadd");
    }

    @Test
    void a_client_ignores_what_a_newer_server_has_added() {
        assertThat(tolerant.fromJson("{\"items\":[],\"total\":0}", ObjectPageResponse.class)
                        .items())
                .isEmpty();
    }

    @Test
    void a_secret_travels_as_a_string_and_does_not_print() {
        LoginRequest request = strict.fromJson("{\"username\":\"ada\",\"password\":\"s3cret\"}", LoginRequest.class);

        assertThat(request.password().reveal()).containsExactly("s3cret".toCharArray());
        assertThat(request.toString()).doesNotContain("s3cret");
        assertThat(strict.toJson(request)).contains("\"password\":\"s3cret\"");
    }

    @Test
    void a_closed_secret_is_wiped() {
        Secret secret = Secret.of("s3cret");
        secret.close();
        assertThat(secret.reveal()).containsOnly('\0');
    }
}
