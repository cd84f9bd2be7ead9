package org.claviger.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.client.ApiClient;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.FpeDecryptRequest;
import org.claviger.api.crypto.FpeEncryptRequest;
import org.claviger.api.crypto.FpeResponse;
import org.claviger.api.crypto.Usage;
import org.claviger.launcher.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningServer.class)
class FormatPreservingIT {
    private static final String CARD = "4929123456781234";
    private static final byte[] TWEAK = "row 1".getBytes(UTF_8);

    private final KeyUser north;
    private final ApiClient south;
    private final UUID key;

    FormatPreservingIT(RunningServer.Handle server) {
        this.north = new KeyUser(server.client("north"));
        this.south = server.client("south");
        this.key = north.newKey(Algorithm.AES, 256, Usage.FPE_ENCRYPT, Usage.FPE_DECRYPT);
    }

    @Test
    void digits_become_as_many_digits_and_come_back() {
        FpeResponse encrypted = encrypt(new FpeEncryptRequest(key, CARD, null, TWEAK));

        assertThat(encrypted.text()).matches("[0-9]{16}").isNotEqualTo(CARD);
        assertThat(encrypted.version()).isEqualTo(1);
        assertThat(decrypt(new FpeDecryptRequest(key, 1, encrypted.text(), null, TWEAK))
                        .text())
                .isEqualTo(CARD);
        assertThat(decrypt(new FpeDecryptRequest(key, 1, encrypted.text(), null, null))
                        .text())
                .isNotEqualTo(CARD);
    }

    @Test
    void any_alphabet_is_kept() {
        String greek = "αβγδεζηθικλμνξοπρστυφχψω😀😁";
        String text = "λογοσ😀και😁";

        String encrypted =
                encrypt(new FpeEncryptRequest(key, text, greek, null)).text();

        assertThat(encrypted.codePoints().allMatch(each -> greek.indexOf(each) >= 0))
                .isTrue();
        assertThat(encrypted.codePointCount(0, encrypted.length())).isEqualTo(10);
        assertThat(decrypt(new FpeDecryptRequest(key, 1, encrypted, greek, null))
                        .text())
                .isEqualTo(text);
    }

    @Test
    void texts_that_can_not_be_are_refused_with_what_can() {
        refuse(ErrorCode.INVALID_REQUEST, new FpeEncryptRequest(key, "12345", null, null));
        refuse(ErrorCode.INVALID_REQUEST, new FpeEncryptRequest(key, "123456x", null, null));
        refuse(ErrorCode.INVALID_REQUEST, new FpeEncryptRequest(key, "aaaaaaa", "aab", null));
        refuse(ErrorCode.INVALID_REQUEST, new FpeEncryptRequest(key, "1".repeat(4097), null, null));
    }

    @Test
    void a_key_that_is_not_for_it_is_refused() {
        UUID other = north.newKey(Algorithm.AES, 256);
        refuse(ErrorCode.USAGE_NOT_ALLOWED, new FpeEncryptRequest(other, CARD, null, null));
        Refusal.of(ErrorCode.INVALID_REQUEST, () -> decrypt(new FpeDecryptRequest(key, 2, CARD, null, null)));
        Refusal.of(
                ErrorCode.OBJECT_NOT_FOUND,
                () -> south.post(
                        KeyUser.CRYPTO + "fpe/encrypt",
                        new FpeEncryptRequest(key, CARD, null, null),
                        FpeResponse.class));
        north.revoke(key);
        refuse(ErrorCode.WRONG_STATE, new FpeEncryptRequest(key, CARD, null, null));
        assertThat(decrypt(new FpeDecryptRequest(key, 1, CARD, null, null)).text())
                .hasSize(16);
    }

    private void refuse(ErrorCode code, FpeEncryptRequest request) {
        Refusal.of(code, () -> encrypt(request));
    }

    private FpeResponse encrypt(FpeEncryptRequest request) {
        return north.api().post(KeyUser.CRYPTO + "fpe/encrypt", request, FpeResponse.class);
    }

    private FpeResponse decrypt(FpeDecryptRequest request) {
        return north.api().post(KeyUser.CRYPTO + "fpe/decrypt", request, FpeResponse.class);
    }
}
