package org.claviger.server.hsm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.claviger.api.Secret;
import org.claviger.server.hsm.CredentialSeal.Use;
import org.claviger.server.platform.ServerKeys;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialSealTest {
    private static final UUID PROFILE = UUID.randomUUID();

    private final CredentialSeal seal = under(1);

    @ParameterizedTest
    @ValueSource(strings = {"", "1234", "pin with blanks", "Schlüssel"})
    void a_pin_opens_as_it_was_sealed(String pin) {
        byte[] sealed = seal.seal(PROFILE, Use.USAGE, Secret.of(pin));

        assertThat(seal.open(PROFILE, Use.USAGE, sealed)).isEqualTo(pin.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void the_same_pin_never_looks_the_same() {
        assertThat(seal.seal(PROFILE, Use.USAGE, Secret.of("1234")))
                .isNotEqualTo(seal.seal(PROFILE, Use.USAGE, Secret.of("1234")));
    }

    @Test
    void sealing_leaves_the_pin_to_its_owner() {
        try (Secret pin = Secret.of("1234")) {
            seal.seal(PROFILE, Use.USAGE, pin);
            assertThat(pin.reveal()).containsExactly('1', '2', '3', '4');
        }
    }

    @Nested
    class A_pin_does_not_open {
        private final byte[] sealed = seal.seal(PROFILE, Use.USAGE, Secret.of("1234"));

        @Test
        void in_another_profile() {
            assertOpensNot(seal, UUID.randomUUID(), Use.USAGE);
        }

        @Test
        void for_another_use() {
            assertOpensNot(seal, PROFILE, Use.MANAGEMENT);
        }

        @Test
        void under_another_master_key() {
            assertOpensNot(under(2), PROFILE, Use.USAGE);
        }

        @Test
        void if_any_of_its_bytes_differs() {
            for (int i = 0; i < sealed.length; i++) {
                sealed[i] ^= 1;
                assertOpensNot(seal, PROFILE, Use.USAGE);
                sealed[i] ^= 1;
            }
            assertThat(seal.open(PROFILE, Use.USAGE, sealed)).hasSize(4);
        }

        private void assertOpensNot(CredentialSeal by, UUID profile, Use use) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> by.open(profile, use, sealed))
                    .withMessageNotContaining("1234");
        }
    }

    @Test
    void a_login_is_wiped_when_it_is_closed_and_does_not_print() {
        byte[] pin = "1234".getBytes(StandardCharsets.US_ASCII);
        try (TokenLogin login = new TokenLogin("token", 1, pin)) {
            assertThat(login).hasToString("TokenLogin[token]");
        }
        assertThat(pin).containsOnly(0);
    }

    @SuppressWarnings("UnnecessaryAssignment") // what the container injects
    private static CredentialSeal under(int key) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) key;
        CredentialSeal seal = new CredentialSeal();
        seal.keys = new ServerKeys() {
            @Override
            public SecretKey profileMasterKey() {
                return new SecretKeySpec(bytes, "AES");
            }
        };
        return seal;
    }
}
