package org.claviger.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Objects;
import java.util.UUID;
import org.bouncycastle.crypto.kems.MLKEMExtractor;
import org.bouncycastle.crypto.params.MLKEMPrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.claviger.api.ErrorCode;
import org.claviger.api.client.ApiClient;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.DecapsulateRequest;
import org.claviger.api.crypto.DecapsulateResponse;
import org.claviger.api.crypto.EncapsulateRequest;
import org.claviger.api.crypto.EncapsulateResponse;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.ObjectTemplate;
import org.claviger.api.crypto.Usage;
import org.claviger.launcher.RunningServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(RunningServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EncapsulateIT {
    private static final Usage[] KEM = {Usage.ENCAPSULATE, Usage.DECAPSULATE, Usage.EXPORT};

    private final Keyholder holder;
    private final ApiClient south;

    EncapsulateIT(RunningServer.Handle server) {
        this.holder = Keyholder.of(server);
        this.south = server.client("south");
    }

    @ParameterizedTest
    @CsvSource({
        "ML_KEM_512, 768, 32",
        "ML_KEM_768, 1088, 32",
        "ML_KEM_1024, 1568, 32",
        "X_WING, 1120, 32",
        "EC_P256, 65, 32",
        "EC_P384, 97, 48",
        "EC_P521, 133, 64",
        "X25519, 32, 32",
    })
    void both_sides_get_the_same_secret_each_time_another(Algorithm algorithm, int ciphertext, int secret) {
        UUID key = holder.create(algorithm, KEM).id();

        EncapsulateResponse made = encapsulate(key, null);

        assertThat(made.ciphertext()).hasSize(ciphertext);
        assertThat(made.sharedSecret())
                .hasSize(secret)
                .isNotEqualTo(encapsulate(key, null).sharedSecret());
        assertThat(made.object()).isNull();
        assertThat(decapsulate(key, made.ciphertext(), null).sharedSecret()).isEqualTo(made.sharedSecret());
    }

    @ParameterizedTest
    @EnumSource(
            value = Algorithm.class,
            names = {"ML_KEM_512", "ML_KEM_768", "ML_KEM_1024"})
    void others_decapsulate_it(Algorithm algorithm) throws Exception {
        ObjectResponse key = holder.create(algorithm, null, Keyholder.EXTRACTABLE, KEM);

        EncapsulateResponse made = encapsulate(key.id(), null);

        assertThat(extracted(holder.export(key.id()), made.ciphertext())).isEqualTo(made.sharedSecret());
    }

    @Test
    void a_secret_is_kept_on_both_sides_and_told_on_none() {
        UUID key = holder.create(Algorithm.X_WING, KEM).id();

        EncapsulateResponse made = encapsulate(key, template(Algorithm.AES));
        DecapsulateResponse got = decapsulate(key, made.ciphertext(), template(Algorithm.AES));

        assertThat(made.sharedSecret()).isNull();
        assertThat(got.sharedSecret()).isNull();
        ObjectResponse theirs = Objects.requireNonNull(made.object());
        ObjectResponse ours = Objects.requireNonNull(got.object());
        assertThat(theirs.algorithm()).isEqualTo(Algorithm.AES);
        assertThat(theirs.neverExtractable()).isFalse();
        assertThat(ours.checkValue()).isNotNull().isEqualTo(theirs.checkValue());
    }

    @Test
    void a_secret_that_is_too_long_for_a_key_is_not_cut() {
        UUID key = holder.create(Algorithm.EC_P384, KEM).id();

        Refusal.of(ErrorCode.INVALID_REQUEST, () -> encapsulate(key, template(Algorithm.AES)));
        assertThat(encapsulate(key, template(Algorithm.HMAC_SHA384)).object()).isNotNull();
    }

    @Test
    void what_is_no_ciphertext_of_such_a_key_is_refused_with_one_reason() {
        UUID kem = holder.create(Algorithm.ML_KEM_768, KEM).id();
        UUID curve = holder.create(Algorithm.EC_P256, KEM).id();

        String one = Refusal.of(ErrorCode.CRYPTOGRAPHIC_FAILURE, () -> decapsulate(kem, new byte[1087], null))
                .detail();
        String other = Refusal.of(ErrorCode.CRYPTOGRAPHIC_FAILURE, () -> decapsulate(curve, new byte[65], null))
                .detail();

        assertThat(one).isEqualTo(other);
    }

    @Test
    void a_ciphertext_that_was_changed_gives_another_secret() {
        UUID key = holder.create(Algorithm.ML_KEM_768, KEM).id();
        EncapsulateResponse made = encapsulate(key, null);
        byte[] changed = made.ciphertext().clone();
        changed[0] ^= 1;

        assertThat(decapsulate(key, changed, null).sharedSecret()).hasSize(32).isNotEqualTo(made.sharedSecret());
    }

    @Test
    void usage_mask_state_and_algorithm_are_kept() {
        UUID decapsulating =
                holder.create(Algorithm.ML_KEM_512, Usage.DECAPSULATE).id();
        ObjectResponse pair = holder.create(Algorithm.ML_KEM_512, KEM);
        EncapsulateResponse made = encapsulate(pair.id(), null);
        holder.deactivate(pair.id());
        holder.deactivate(made.keyId());

        Refusal.of(ErrorCode.USAGE_NOT_ALLOWED, () -> encapsulate(decapsulating, null));
        Refusal.of(
                ErrorCode.USAGE_NOT_ALLOWED,
                () -> encapsulate(holder.create(Algorithm.ED25519).id(), null));
        Refusal.of(ErrorCode.WRONG_STATE, () -> encapsulate(pair.id(), null));
        assertThat(decapsulate(pair.id(), made.ciphertext(), null).sharedSecret())
                .isEqualTo(made.sharedSecret());
    }

    @Test
    void a_key_of_another_tenant_does_not_exist() {
        UUID key = holder.create(Algorithm.ML_KEM_512).id();

        Refusal.of(
                ErrorCode.OBJECT_NOT_FOUND,
                () -> south.post(
                        "/api/v1/crypto/encapsulate", new EncapsulateRequest(key, null), EncapsulateResponse.class));
        Refusal.of(
                ErrorCode.OBJECT_NOT_FOUND,
                () -> south.post(
                        "/api/v1/crypto/decapsulate",
                        new DecapsulateRequest(key, null, new byte[768], null),
                        DecapsulateResponse.class));
    }

    private static byte[] extracted(byte[] pkcs8, byte[] ciphertext) throws IOException {
        MLKEMPrivateKeyParameters key = (MLKEMPrivateKeyParameters) PrivateKeyFactory.createKey(pkcs8);
        return new MLKEMExtractor(key).extractSecret(ciphertext);
    }

    private EncapsulateResponse encapsulate(UUID key, @Nullable ObjectTemplate store) {
        return holder.post("encapsulate", new EncapsulateRequest(key, store), EncapsulateResponse.class);
    }

    private DecapsulateResponse decapsulate(UUID key, byte[] ciphertext, @Nullable ObjectTemplate store) {
        return holder.post(
                "decapsulate", new DecapsulateRequest(key, null, ciphertext, store), DecapsulateResponse.class);
    }

    private static ObjectTemplate template(Algorithm algorithm) {
        return ObjectTemplate.of(Keyholder.name(), algorithm, null);
    }
}
