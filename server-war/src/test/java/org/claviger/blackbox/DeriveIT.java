package org.claviger.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.client.ApiClient;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.DerivationAlgorithm;
import org.claviger.api.crypto.DeriveRequest;
import org.claviger.api.crypto.DeriveResponse;
import org.claviger.api.crypto.KeyPolicy;
import org.claviger.api.crypto.Link;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.ObjectTemplate;
import org.claviger.api.crypto.ObjectType;
import org.claviger.api.crypto.Usage;
import org.claviger.launcher.RunningServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(RunningServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeriveIT {
    private static final byte[] SALT = "salt".getBytes(UTF_8);
    private static final byte[] INFO = "tenant 17".getBytes(UTF_8);

    private final Keyholder holder;
    private final ApiClient north;
    private final ApiClient south;

    DeriveIT(RunningServer.Handle server) {
        this.holder = Keyholder.of(server);
        this.north = server.client("north");
        this.south = server.client("south");
    }

    @ParameterizedTest
    @CsvSource({
        "HKDF_SHA256, HMACSHA256, AES",
        "HKDF_SHA384, HMACSHA384, HMAC_SHA384",
        "HKDF_SHA512, HMACSHA512, HMAC_SHA512",
        "SP800_108_HMAC_SHA256, HMACSHA256, HMAC_SHA256",
        "SP800_108_HMAC_SHA384, HMACSHA384, AES",
        "SP800_108_HMAC_SHA512, HMACSHA512, HMAC_SHA3_512",
        "SP800_108_CMAC, AESCMAC, AES",
    })
    void what_is_derived_is_what_others_derive(DerivationAlgorithm algorithm, String mac, Algorithm key)
            throws Exception {
        UUID base = holder.create(key, null, Keyholder.EXTRACTABLE, Usage.DERIVE_KEY, Usage.EXPORT)
                .id();
        byte[] material = holder.export(base);

        DeriveResponse derived = derive(new DeriveRequest(base, null, algorithm, SALT, INFO, 100, null));

        assertThat(derived.derived())
                .isEqualTo(
                        algorithm.isHkdf()
                                ? SoftwareKdf.hkdf(mac, material, SALT, INFO, 100)
                                : SoftwareKdf.counterMode(mac, material, SALT, INFO, 100));
    }

    @Test
    void without_more_words_it_is_hkdf_with_sha_256_and_32_bytes() throws Exception {
        UUID base = base();

        DeriveResponse derived = derive(new DeriveRequest(base, 1, null, null, null, null, null));

        assertThat(derived.algorithm()).isEqualTo(DerivationAlgorithm.HKDF_SHA256);
        assertThat(derived.derived())
                .isEqualTo(SoftwareKdf.hkdf("HMACSHA256", holder.export(base), new byte[0], new byte[0], 32));
    }

    @Test
    void what_is_kept_is_the_same_and_the_two_are_linked() throws Exception {
        UUID base = base();
        ObjectTemplate wanted = new ObjectTemplate(
                Keyholder.name(),
                null,
                Algorithm.AES,
                128,
                Set.of(Usage.ENCRYPT, Usage.EXPORT),
                null,
                null,
                Keyholder.EXTRACTABLE,
                null,
                Set.of("derived"),
                null);

        DeriveResponse kept = derive(new DeriveRequest(base, null, null, SALT, INFO, null, wanted));

        ObjectResponse key = Objects.requireNonNull(kept.object());
        byte[] told = derive(new DeriveRequest(base, null, null, SALT, INFO, 16, null))
                .derived();
        assertThat(kept.derived()).isNull();
        assertThat(holder.export(key.id())).isEqualTo(told);
        assertThat(key.length()).isEqualTo(128);
        assertThat(key.groups()).containsExactly("derived");
        assertThat(key.linked(Link.Type.DERIVATION_BASE)).isEqualTo(base);
        assertThat(holder.get(base).linked(Link.Type.DERIVED_KEY)).isEqualTo(key.id());
    }

    @Test
    void what_comes_of_a_secret_that_was_always_kept_was_always_kept_too() {
        KeyPolicy open = new KeyPolicy(false, true, null, null, null, null, null);
        UUID closed = holder.create(Algorithm.AES, Usage.DERIVE_KEY).id();
        UUID opened = holder.create(Algorithm.AES, null, open, Usage.DERIVE_KEY).id();

        ObjectResponse ofClosed = kept(closed);
        ObjectResponse ofOpened = kept(opened);

        assertThat(ofClosed.alwaysSensitive()).isTrue();
        assertThat(ofClosed.neverExtractable()).isTrue();
        assertThat(ofOpened.alwaysSensitive()).isFalse();
        assertThat(ofOpened.neverExtractable()).isFalse();
    }

    @Test
    void secret_data_can_be_derived_as_well() {
        ObjectTemplate wanted = ObjectTemplate.of(ObjectType.SECRET_DATA, Keyholder.name(), null, null, null);

        ObjectResponse kept =
                Objects.requireNonNull(derive(new DeriveRequest(base(), null, null, null, null, null, wanted))
                        .object());

        assertThat(kept.type()).isEqualTo(ObjectType.SECRET_DATA);
        assertThat(kept.length()).isEqualTo(256);
    }

    @Test
    void who_may_not_take_material_out_is_told_nothing_but_may_keep_it() {
        UUID base = base();
        ObjectTemplate wanted = ObjectTemplate.of(Keyholder.name(), Algorithm.AES, null);

        Refusal.of(ErrorCode.NOT_PERMITTED, () -> derive(north, base, null));
        assertThat(derive(north, base, wanted).object()).isNotNull();
    }

    @Test
    void lengths_that_cannot_be_are_refused() {
        UUID base = base();
        ObjectTemplate aes = ObjectTemplate.of(Keyholder.name(), Algorithm.AES, null);
        ObjectTemplate odd = new ObjectTemplate(
                Keyholder.name(), null, Algorithm.AES, 129, null, null, null, null, null, null, null);
        ObjectTemplate pair = ObjectTemplate.of(Keyholder.name(), Algorithm.RSA, null);

        for (int length : new int[] {0, -1, DeriveRequest.MAX_LENGTH + 1}) {
            Refusal.of(
                    ErrorCode.INVALID_REQUEST,
                    () -> derive(new DeriveRequest(base, null, null, null, null, length, null)));
        }
        for (ObjectTemplate wanted : Arrays.asList(odd, pair)) {
            Refusal.of(
                    ErrorCode.INVALID_REQUEST,
                    () -> derive(new DeriveRequest(base, null, null, null, null, null, wanted)));
        }
        Refusal.of(ErrorCode.INVALID_REQUEST, () -> derive(new DeriveRequest(base, null, null, null, null, 32, aes)));
    }

    @Test
    void usage_mask_state_and_algorithm_are_kept() {
        UUID encrypting = holder.create(Algorithm.AES).id();
        UUID hmac = holder.create(Algorithm.HMAC_SHA256, Usage.DERIVE_KEY).id();
        UUID ended = base();
        holder.deactivate(ended);

        Refusal.of(ErrorCode.USAGE_NOT_ALLOWED, () -> derive(holder.api(), encrypting, null));
        Refusal.of(
                ErrorCode.USAGE_NOT_ALLOWED,
                () -> derive(
                        new DeriveRequest(hmac, null, DerivationAlgorithm.SP800_108_CMAC, null, null, null, null)));
        Refusal.of(ErrorCode.WRONG_STATE, () -> derive(holder.api(), ended, null));
    }

    @Test
    void a_key_of_another_tenant_does_not_exist() {
        Refusal.of(ErrorCode.OBJECT_NOT_FOUND, () -> derive(south, base(), null));
    }

    private UUID base() {
        return holder.create(Algorithm.AES, null, Keyholder.EXTRACTABLE, Usage.DERIVE_KEY, Usage.EXPORT)
                .id();
    }

    private ObjectResponse kept(UUID base) {
        ObjectTemplate wanted = ObjectTemplate.of(Keyholder.name(), Algorithm.AES, null);
        return Objects.requireNonNull(derive(holder.api(), base, wanted).object());
    }

    private DeriveResponse derive(DeriveRequest request) {
        return holder.post("derive", request, DeriveResponse.class);
    }

    private static DeriveResponse derive(ApiClient client, UUID base, @Nullable ObjectTemplate store) {
        return client.post(
                "/api/v1/crypto/derive",
                new DeriveRequest(base, null, null, null, null, null, store),
                DeriveResponse.class);
    }
}
