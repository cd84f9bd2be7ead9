package org.claviger.server.hsm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.claviger.server.hsm.TokenException.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Return values of PKCS#11 2.40, section 5 and pkcs11t.h. */
class TokenExceptionTest {
    @ParameterizedTest(name = "{1}: about the PIN {2}, about the data {3}")
    @CsvSource({
        "0x05, CKR_GENERAL_ERROR, false, false",
        "0x06, CKR_FUNCTION_FAILED, false, false",
        "0x20, CKR_DATA_INVALID, false, true",
        "0x21, CKR_DATA_LEN_RANGE, false, true",
        "0x30, CKR_DEVICE_ERROR, false, false",
        "0x32, CKR_DEVICE_REMOVED, false, false",
        "0x40, CKR_ENCRYPTED_DATA_INVALID, false, true",
        "0x41, CKR_ENCRYPTED_DATA_LEN_RANGE, false, true",
        "0x60, CKR_KEY_HANDLE_INVALID, false, false",
        "0xA0, CKR_PIN_INCORRECT, true, false",
        "0xA1, CKR_PIN_INVALID, true, false",
        "0xA2, CKR_PIN_LEN_RANGE, true, false",
        "0xA3, CKR_PIN_EXPIRED, true, false",
        "0xA4, CKR_PIN_LOCKED, true, false",
        "0xB3, CKR_SESSION_HANDLE_INVALID, false, false",
        "0xE0, CKR_TOKEN_NOT_PRESENT, false, false",
        "0x101, CKR_USER_NOT_LOGGED_IN, false, false",
        "0x102, CKR_USER_PIN_NOT_INITIALIZED, true, false",
        "0x103, CKR_USER_TYPE_INVALID, true, false",
        "0x80000001, CKR_VENDOR_DEFINED, false, false"
    })
    void a_return_value_of_the_library_says_whose_fault_it_is(
            long code, String name, boolean aboutThePin, boolean aboutTheData) {
        TokenException failure = TokenException.cryptoki(code, name);

        assertThat(failure.kind()).isEqualTo(Kind.CRYPTOKI);
        assertThat(failure.sentence()).isEqualTo(name);
        assertThat(failure.isAboutThePin()).isEqualTo(aboutThePin);
        assertThat(failure.isAboutTheData()).isEqualTo(aboutTheData);
        assertThat(failure.leavesSessionUsable()).isEqualTo(aboutTheData);
    }

    @Test
    void what_was_not_found_leaves_the_session_as_it_was() {
        TokenException failure = TokenException.notFound("There is no such KEK.");

        assertThat(failure.kind()).isEqualTo(Kind.NOT_FOUND);
        assertThat(failure.leavesSessionUsable()).isTrue();
        assertThat(failure.isAboutThePin()).isFalse();
        assertThat(failure.isAboutTheData()).isFalse();
    }

    @Test
    void an_agent_that_broke_off_leaves_no_session() {
        IOException cause = new IOException("gone");
        TokenException failure = TokenException.agent("The HSM agent broke off.", cause);

        assertThat(failure.kind()).isEqualTo(Kind.AGENT);
        assertThat(failure).hasCause(cause);
        assertThat(failure.leavesSessionUsable()).isFalse();
        assertThat(failure.isAboutThePin()).isFalse();
        assertThat(failure.isAboutTheData()).isFalse();
    }
}
