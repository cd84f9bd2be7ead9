package org.claviger.server.hsm;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.claviger.server.platform.Settings;
import org.junit.jupiter.api.Test;

class TriesTest {
    private final TokenException deviceError = TokenException.cryptoki(0x30, "CKR_DEVICE_ERROR");
    private final TokenException dead = TokenException.agent("The HSM agent broke off.", null);

    private final Tries tries = new Tries(3, settings(Duration.ofSeconds(10)));

    @Test
    void what_the_token_says_is_tried_so_often() {
        fails(deviceError, 2);

        assertEnds(deviceError);
    }

    @Test
    void agents_that_die_are_met_with_more_patience_and_not_with_any() {
        fails(dead, 7);

        assertEnds(dead);
    }

    @Test
    void what_no_other_session_could_do_better_is_not_tried_again() {
        assertEnds(TokenException.cryptoki(0x40, "CKR_ENCRYPTED_DATA_INVALID"));
        assertEnds(TokenException.cryptoki(0xA0, "CKR_PIN_INCORRECT"));
    }

    @Test
    void when_the_time_is_over_there_is_no_further_try() throws InterruptedException {
        Tries brief = new Tries(3, settings(Duration.ZERO));
        Thread.sleep(5);

        assertThatExceptionOfType(TokenException.class).isThrownBy(() -> brief.failed(deviceError));
    }

    private void fails(TokenException failure, int times) {
        for (int i = 0; i < times; i++) {
            assertThatCode(() -> tries.failed(failure)).doesNotThrowAnyException();
        }
    }

    private void assertEnds(TokenException failure) {
        assertThatExceptionOfType(TokenException.class)
                .isThrownBy(() -> tries.failed(failure))
                .isSameAs(failure);
    }

    private static Settings settings(Duration limit) {
        return new Settings() {
            @Override
            public Duration hsmPatience() {
                return Duration.ZERO;
            }

            @Override
            public Duration hsmCallLimit() {
                return limit;
            }
        };
    }
}
