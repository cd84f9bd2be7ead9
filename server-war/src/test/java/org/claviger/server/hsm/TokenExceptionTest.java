package org.claviger.server.hsm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.claviger.server.hsm.TokenException.Kind;
import org.claviger.server.hsm.TokenException.Loss;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Return values of PKCS#11 2.40, section 5 and pkcs11t.h. */
class TokenExceptionTest {
    @ParameterizedTest(name = "{1} costs {2}")
    @CsvSource({
        "0x05, CKR_GENERAL_ERROR, AGENT",
        "0x06, CKR_FUNCTION_FAILED, AGENT",
        "0x07, CKR_ARGUMENTS_BAD, NOTHING",
        "0x20, CKR_DATA_INVALID, NOTHING",
        "0x21, CKR_DATA_LEN_RANGE, NOTHING",
        "0x30, CKR_DEVICE_ERROR, AGENT",
        "0x32, CKR_DEVICE_REMOVED, AGENT",
        "0x40, CKR_ENCRYPTED_DATA_INVALID, NOTHING",
        "0x41, CKR_ENCRYPTED_DATA_LEN_RANGE, NOTHING",
        "0x54, CKR_FUNCTION_NOT_SUPPORTED, NOTHING",
        "0x60, CKR_KEY_HANDLE_INVALID, AGENT",
        "0x68, CKR_KEY_FUNCTION_NOT_PERMITTED, NOTHING",
        "0x70, CKR_MECHANISM_INVALID, NOTHING",
        "0xA0, CKR_PIN_INCORRECT, NOTHING",
        "0xA4, CKR_PIN_LOCKED, NOTHING",
        "0xB0, CKR_SESSION_CLOSED, SESSION",
        "0xB3, CKR_SESSION_HANDLE_INVALID, SESSION",
        "0xE0, CKR_TOKEN_NOT_PRESENT, AGENT",
        "0x101, CKR_USER_NOT_LOGGED_IN, SESSION",
        "0x103, CKR_USER_TYPE_INVALID, NOTHING",
        "0x140, CKR_CURVE_NOT_SUPPORTED, NOTHING",
        "0x190, CKR_CRYPTOKI_NOT_INITIALIZED, AGENT",
        "0x80000001, CKR_VENDOR_DEFINED, AGENT"
    })
    void a_return_value_says_what_has_to_be_given_up(long code, String name, Loss loss) {
        TokenException failure = TokenException.cryptoki(code, name);

        assertThat(failure.kind()).isEqualTo(Kind.CRYPTOKI);
        assertThat(failure.sentence()).isEqualTo(name);
        assertThat(failure.loss()).isEqualTo(loss);
        assertThat(failure.isWorthAnotherTry()).isEqualTo(loss != Loss.NOTHING);
    }

    @ParameterizedTest
    @ValueSource(longs = {0xA0, 0xA1, 0xA2, 0xA3, 0xA4, 0x102, 0x103})
    void a_refused_pin_is_not_tried_again(long code) {
        TokenException failure = TokenException.cryptoki(code, "CKR_PIN");

        assertThat(failure.isAboutThePin()).isTrue();
        assertThat(failure.isAboutTheData()).isFalse();
        assertThat(failure.isWorthAnotherTry()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {0x07, 0x54, 0x70, 0x71, 0x130, 0x140})
    void what_a_token_does_not_offer_is_told_from_what_it_can_not_do_now(long code) {
        TokenException failure = TokenException.cryptoki(code, "CKR");

        assertThat(failure.isAboutTheMechanism()).isTrue();
        assertThat(failure.isAboutTheData()).isFalse();
        assertThat(TokenException.cryptoki(0x30, "CKR_DEVICE_ERROR").isAboutTheMechanism())
                .isFalse();
    }

    @Test
    void a_full_token_is_told_from_a_broken_one() {
        assertThat(TokenException.cryptoki(0x31, "CKR_DEVICE_MEMORY").isAboutSpace())
                .isTrue();
        assertThat(TokenException.cryptoki(0x30, "CKR_DEVICE_ERROR").isAboutSpace())
                .isFalse();
    }

    @Test
    void a_key_that_was_not_found_costs_the_agent_which_may_have_lost_its_token() {
        TokenException failure = TokenException.keyNotFound("There is no such KEK.");

        assertThat(failure.kind()).isEqualTo(Kind.KEY_NOT_FOUND);
        assertThat(failure.loss()).isEqualTo(Loss.AGENT);
    }

    @Test
    void a_token_that_was_not_found_costs_the_agent_which_knows_only_those_of_its_start() {
        assertThat(TokenException.tokenNotFound("There is no such token.").loss())
                .isEqualTo(Loss.AGENT);
    }

    @Test
    void an_agent_is_ill_if_it_answers_and_another_may_do_better() {
        assertThat(TokenException.cryptoki(0x30, "CKR_DEVICE_ERROR").isOfAnIllAgent())
                .isTrue();
        assertThat(TokenException.tokenNotFound("There is no such token.").isOfAnIllAgent())
                .isTrue();
        assertThat(TokenException.cryptoki(0xB3, "CKR_SESSION_HANDLE_INVALID").isOfAnIllAgent())
                .isFalse();
        assertThat(TokenException.cryptoki(0xA0, "CKR_PIN_INCORRECT").isOfAnIllAgent())
                .isFalse();
        assertThat(TokenException.agent("The HSM agent broke off.", null).isOfAnIllAgent())
                .isFalse();
    }

    @Test
    void an_agent_that_broke_off_is_lost() {
        IOException cause = new IOException("gone");
        TokenException failure = TokenException.agent("The HSM agent broke off.", cause);

        assertThat(failure.kind()).isEqualTo(Kind.AGENT);
        assertThat(failure).hasCause(cause);
        assertThat(failure.loss()).isEqualTo(Loss.AGENT);
        assertThat(failure.isAboutThePin()).isFalse();
        assertThat(failure.isAboutTheData()).isFalse();
    }
}
