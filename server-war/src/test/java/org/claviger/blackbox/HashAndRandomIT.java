package org.claviger.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import org.claviger.api.AuditPageResponse;
import org.claviger.api.AuditRecordResponse;
import org.claviger.api.ErrorCode;
import org.claviger.api.client.ApiClient;
import org.claviger.api.crypto.HashAlgorithm;
import org.claviger.api.crypto.HashRequest;
import org.claviger.api.crypto.HashResponse;
import org.claviger.api.crypto.RandomRequest;
import org.claviger.api.crypto.RandomResponse;
import org.claviger.launcher.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(RunningServer.class)
class HashAndRandomIT {
    private final RunningServer.Handle server;
    private final ApiClient client;

    HashAndRandomIT(RunningServer.Handle server) {
        this.server = server;
        this.client = server.client("north");
    }

    @ParameterizedTest
    @EnumSource(HashAlgorithm.class)
    void a_hash_is_the_one_of_its_standard(HashAlgorithm algorithm) throws GeneralSecurityException {
        byte[] data = "data".getBytes(UTF_8);

        HashResponse answer =
                client.post(KeyUser.CRYPTO + "hash", new HashRequest(algorithm, data), HashResponse.class);

        assertThat(answer.hash())
                .isEqualTo(MessageDigest.getInstance(algorithm.standardName()).digest(data));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 32, 65_536})
    void random_bytes_are_as_many_as_asked_for(int length) {
        assertThat(random(length)).hasSize(length);
    }

    @Test
    void random_bytes_are_others_each_time() {
        assertThat(random(32)).isNotEqualTo(random(32));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 65_537})
    void other_numbers_of_random_bytes_are_refused(int length) {
        Refusal.of(ErrorCode.INVALID_REQUEST, () -> random(length));
    }

    @Test
    void both_are_recorded() {
        random(7);
        client.post(KeyUser.CRYPTO + "hash", new HashRequest(HashAlgorithm.SHA3_384, new byte[0]), HashResponse.class);

        List<AuditRecordResponse> records = server.operator("north")
                .get("/api/v1/tenant/audit?limit=100", AuditPageResponse.class)
                .items();

        assertThat(records)
                .anySatisfy(record -> {
                    assertThat(record.action()).isEqualTo("RANDOM_MADE");
                    assertThat(record.detail()).isEqualTo("7 bytes");
                })
                .anySatisfy(record -> {
                    assertThat(record.action()).isEqualTo("HASHED");
                    assertThat(record.detail()).isEqualTo("SHA3_384");
                });
    }

    private byte[] random(int length) {
        return client.post(KeyUser.CRYPTO + "random", new RandomRequest(length), RandomResponse.class)
                .bytes();
    }
}
