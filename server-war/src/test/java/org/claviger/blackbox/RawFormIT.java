package org.claviger.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.DecryptRequest;
import org.claviger.api.crypto.EncryptRequest;
import org.claviger.api.crypto.EncryptResponse;
import org.claviger.api.crypto.EncryptionAlgorithm;
import org.claviger.launcher.RunningServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(RunningServer.class)
@SuppressWarnings("NullAway") // The compiler doesn't tell of a record's own constructor which arrays may be absent.
class RawFormIT {
    private static final byte[] TEXT = "sixteen bytes and a few more".getBytes(UTF_8);
    private static final byte[] AAD = "context".getBytes(UTF_8);

    private final KeyUser north;
    private final UUID key;

    RawFormIT(RunningServer.Handle server) {
        this.north = new KeyUser(server.client("north"));
        this.key = north.newKey(Algorithm.AES, 256);
    }

    @ParameterizedTest
    @EnumSource(
            value = EncryptionAlgorithm.class,
            names = {"AES_GCM", "AES_GCM_SIV"})
    void has_IV_ciphertext_and_tag_apart(EncryptionAlgorithm algorithm) {
        EncryptResponse raw = north.encrypt(new EncryptRequest(key, TEXT, AAD, algorithm, null, true));

        assertThat(raw.iv()).hasSize(12);
        assertThat(raw.ciphertext()).hasSize(TEXT.length);
        assertThat(raw.tag()).hasSize(16);
        assertThat(north.decrypt(decryption(raw, AAD, raw.tag())).plaintext()).isEqualTo(TEXT);
        byte[] altered = raw.tag().clone();
        altered[15] ^= 1;
        Refusal.of(ErrorCode.CRYPTOGRAPHIC_FAILURE, () -> north.decrypt(decryption(raw, AAD, altered)));
        Refusal.of(ErrorCode.CRYPTOGRAPHIC_FAILURE, () -> north.decrypt(decryption(raw, null, raw.tag())));
        Refusal.of(ErrorCode.INVALID_REQUEST, () -> north.decrypt(decryption(raw, AAD, new byte[4])));
        Refusal.of(ErrorCode.INVALID_REQUEST, () -> north.decrypt(decryption(raw, AAD, null)));
    }

    @ParameterizedTest
    @EnumSource(
            value = EncryptionAlgorithm.class,
            names = {"AES_CBC", "AES_CTR", "AES_XTS"})
    void has_no_tag_where_there_is_none(EncryptionAlgorithm algorithm) {
        EncryptResponse raw = north.encrypt(new EncryptRequest(key, TEXT, null, algorithm, null, true));

        assertThat(raw.iv()).hasSize(16);
        assertThat(raw.tag()).isNull();
        assertThat(north.decrypt(decryption(raw, null, null)).plaintext()).isEqualTo(TEXT);
    }

    @Test
    void is_what_others_make_of_the_same_IV() {
        UUID forCallersIv = north.newKeyForCallersIv();
        byte[] iv = new byte[16];
        EncryptRequest twice = new EncryptRequest(forCallersIv, TEXT, null, EncryptionAlgorithm.AES_CBC, iv, true);

        EncryptResponse first = north.encrypt(twice);

        assertThat(first.iv()).isEqualTo(iv);
        assertThat(north.encrypt(twice).ciphertext()).isEqualTo(first.ciphertext());
    }

    @Test
    void takes_a_callers_IV_only_if_the_policy_of_the_key_says_so() {
        assertThat(Refusal.of(
                                ErrorCode.USAGE_NOT_ALLOWED,
                                () -> north.encrypt(new EncryptRequest(key, TEXT, null, null, new byte[12], null)))
                        .detail())
                .contains("policy");
        UUID forCallersIv = north.newKeyForCallersIv();
        Refusal.of(
                ErrorCode.INVALID_REQUEST,
                () -> north.encrypt(new EncryptRequest(forCallersIv, TEXT, null, null, new byte[8], null)));
    }

    @Test
    void and_the_envelope_are_not_mixed() {
        byte[] envelope = north.encrypt(new EncryptRequest(key, TEXT, null)).ciphertext();

        Refusal.of(
                ErrorCode.INVALID_REQUEST,
                () -> north.decrypt(new DecryptRequest(envelope, null, null, null, null, new byte[12], null)));
    }

    private static DecryptRequest decryption(EncryptResponse raw, byte @Nullable [] aad, byte @Nullable [] tag) {
        return new DecryptRequest(raw.ciphertext(), aad, raw.algorithm(), raw.keyId(), raw.version(), raw.iv(), tag);
    }
}
