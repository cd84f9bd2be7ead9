package org.claviger.server.hsm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.server.hsm.agent.KeyUsage;
import org.claviger.server.platform.RefusedException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Keys on a token whose library fails for real. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class TokenKeyFaultsTest {
    private static final long GENERAL_ERROR = 0x05;
    private static final long KEY_HANDLE_INVALID = 0x60;
    private static final long MECHANISM_INVALID = 0x70;
    private static final byte[] MESSAGE = "a message".getBytes(UTF_8);
    private static final byte[] IV = new byte[12];
    private static final byte[] NONE = new byte[0];

    private FaultyLibrary library;
    private OwnTokens own;
    private TokenKey key;
    private byte[] ciphertext;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        library = FaultyLibrary.compileInto(folder);
        own = OwnTokens.in(folder, library.path());
        UUID profile = own.profile("faulty");
        key = new TokenKey(profile, "01");
        own.keys.generate(key, "key", TokenKeyType.AES_256, EnumSet.allOf(KeyUsage.class));
        ciphertext = own.uses.encryptGcm(key, IV, NONE, MESSAGE);
    }

    @AfterEach
    void heal() {
        library.heal();
        serves();
    }

    @AfterAll
    void stop() {
        own.close();
    }

    @Test
    void a_general_error_of_a_token_that_is_well_is_the_fault_of_the_data() {
        library.inject("C_Decrypt", GENERAL_ERROR, 1);

        assertThat(own.uses.decryptGcm(key, IV, NONE, ciphertext)).isEmpty();
        assertThat(own.sessions.isServing(key.hsmProfileId())).isTrue();
    }

    @Test
    void a_general_error_of_a_token_that_is_not_well_is_no_fault_of_the_data() {
        library.inject("C_Decrypt", GENERAL_ERROR, 1);
        library.inject("C_GenerateRandom", FaultyLibrary.DEVICE_ERROR, 1);

        serves();
        assertThat(library.pending()).isZero();
    }

    @Test
    void a_handle_that_was_outlived_by_its_key_is_looked_up_once_more() {
        library.inject("C_DecryptInit", KEY_HANDLE_INVALID, 1);

        serves();
        assertThat(library.pending()).isZero();
    }

    @Test
    void a_mechanism_that_the_token_does_not_know_is_refused_by_its_name() {
        library.inject("C_EncryptInit", MECHANISM_INVALID, 1);

        assertRefused(
                () -> own.uses.encryptCtr(key, new byte[16], MESSAGE),
                ErrorCode.HSM_REFUSED,
                "The token does not offer AES-CTR");
    }

    @Test
    void an_agent_that_crashes_takes_no_call_with_it() {
        library.crash("C_Decrypt", 2);

        serves();
        assertThat(library.pending()).isZero();
    }

    @Test
    void a_token_that_fails_all_the_time_is_unavailable() {
        library.injectAlways("C_EncryptInit", FaultyLibrary.DEVICE_ERROR);

        assertRefused(() -> own.uses.encryptGcm(key, IV, NONE, MESSAGE), ErrorCode.HSM_UNAVAILABLE, "CKR_DEVICE_ERROR");
    }

    @Test
    void a_token_that_is_full_takes_no_key() {
        library.inject("C_GenerateKey", FaultyLibrary.DEVICE_MEMORY, 1);
        TokenKey another = new TokenKey(key.hsmProfileId(), "02");

        assertRefused(
                () -> own.keys.generate(another, "key", TokenKeyType.AES_128, EnumSet.of(KeyUsage.SIGN)),
                ErrorCode.HSM_REFUSED,
                "full");
    }

    private void serves() {
        assertThat(own.uses.decryptGcm(key, IV, NONE, ciphertext)).contains(MESSAGE);
    }

    private static void assertRefused(Runnable what, ErrorCode code, String because) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(what::run)
                .withMessageContaining(because)
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }
}
