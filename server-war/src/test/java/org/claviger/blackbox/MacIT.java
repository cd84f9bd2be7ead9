package org.claviger.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.claviger.api.ErrorCode;
import org.claviger.api.client.ApiClient;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.MacRequest;
import org.claviger.api.crypto.MacResponse;
import org.claviger.api.crypto.Usage;
import org.claviger.api.crypto.VerifyMacRequest;
import org.claviger.api.crypto.VerifyMacResponse;
import org.claviger.launcher.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(RunningServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MacIT {
    private static final byte[] MESSAGE = "invoice 4711".getBytes(UTF_8);
    private static final Usage[] USAGES = {Usage.GENERATE_MAC, Usage.VERIFY_MAC, Usage.EXPORT};

    private final Keyholder holder;
    private final ApiClient south;

    MacIT(RunningServer.Handle server) {
        this.holder = Keyholder.of(server);
        this.south = server.client("south");
    }

    @ParameterizedTest
    @CsvSource({
        "HMAC_SHA256, HMACSHA256",
        "HMAC_SHA384, HMACSHA384",
        "HMAC_SHA512, HMACSHA512",
        "HMAC_SHA3_256, HMACSHA3-256",
        "HMAC_SHA3_384, HMACSHA3-384",
        "HMAC_SHA3_512, HMACSHA3-512",
        "AES, AESCMAC",
    })
    void each_code_is_the_one_that_others_compute(Algorithm algorithm, String name) throws Exception {
        UUID key = holder.create(algorithm, null, Keyholder.EXTRACTABLE, USAGES).id();
        Mac software = Mac.getInstance(name, SoftwareSignatures.PROVIDER);
        software.init(new SecretKeySpec(holder.export(key), name));

        byte[] mac = mac(key, MESSAGE);

        assertThat(mac).isEqualTo(software.doFinal(MESSAGE));
        assertThat(verify(key, MESSAGE, mac)).isTrue();
        mac[0] ^= 1;
        assertThat(verify(key, MESSAGE, mac)).isFalse();
    }

    @Test
    void a_code_that_was_truncated_or_is_of_another_message_is_not_valid() {
        UUID key = holder.create(Algorithm.HMAC_SHA256).id();
        byte[] mac = mac(key, MESSAGE);

        assertThat(verify(key, MESSAGE, Arrays.copyOf(mac, 16))).isFalse();
        assertThat(verify(key, MESSAGE, new byte[0])).isFalse();
        assertThat(verify(key, new byte[0], mac)).isFalse();
    }

    @Test
    void a_mebibyte_is_taken_and_no_more() {
        UUID key = holder.create(Algorithm.HMAC_SHA256).id();

        assertThat(mac(key, new byte[1 << 20])).hasSize(32);
        Refusal.of(ErrorCode.INVALID_REQUEST, () -> mac(key, new byte[(1 << 20) + 1]));
    }

    @Test
    void a_deactivated_key_still_verifies_and_makes_no_more() {
        UUID key = holder.create(Algorithm.HMAC_SHA512).id();
        byte[] mac = mac(key, MESSAGE);
        holder.deactivate(key);

        assertThat(verify(key, MESSAGE, mac)).isTrue();
        Refusal.of(ErrorCode.WRONG_STATE, () -> mac(key, MESSAGE));
    }

    @Test
    void the_usage_mask_is_kept() {
        UUID encrypting = holder.create(Algorithm.AES).id();
        UUID verifying = holder.create(Algorithm.HMAC_SHA256, Usage.VERIFY_MAC).id();

        Refusal.of(ErrorCode.USAGE_NOT_ALLOWED, () -> mac(encrypting, MESSAGE));
        Refusal.of(ErrorCode.USAGE_NOT_ALLOWED, () -> mac(verifying, MESSAGE));
        Refusal.of(
                ErrorCode.USAGE_NOT_ALLOWED,
                () -> mac(holder.create(Algorithm.EC_P256).id(), MESSAGE));
    }

    @Test
    void a_key_of_another_tenant_does_not_exist() {
        UUID key = holder.create(Algorithm.HMAC_SHA256).id();

        Refusal.of(
                ErrorCode.OBJECT_NOT_FOUND,
                () -> south.post("/api/v1/crypto/mac", new MacRequest(key, MESSAGE), MacResponse.class));
        Refusal.of(
                ErrorCode.OBJECT_NOT_FOUND,
                () -> south.post(
                        "/api/v1/crypto/mac/verify",
                        new VerifyMacRequest(key, null, MESSAGE, new byte[32]),
                        VerifyMacResponse.class));
    }

    private byte[] mac(UUID key, byte[] message) {
        return holder.post("mac", new MacRequest(key, message), MacResponse.class)
                .mac();
    }

    private boolean verify(UUID key, byte[] message, byte[] mac) {
        return holder.post("mac/verify", new VerifyMacRequest(key, null, message, mac), VerifyMacResponse.class)
                .valid();
    }
}
