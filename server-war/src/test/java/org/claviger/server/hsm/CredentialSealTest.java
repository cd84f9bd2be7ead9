package org.claviger.server.hsm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.spec.SecretKeySpec;
import org.claviger.server.hsm.CredentialSeal.Use;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialSealTest {
    private static final UUID PROFILE = UUID.randomUUID();
    private static final MasterKey KEY = masterKey(1);

    @ParameterizedTest
    @ValueSource(strings = {"", "1234", "pin with blanks", "Schlüssel"})
    void a_pin_opens_as_it_was_sealed(String pin) throws AEADBadTagException {
        byte[] sealed = CredentialSeal.seal(KEY, PROFILE, Use.USAGE, utf8(pin));

        assertThat(CredentialSeal.open(KEY, PROFILE, Use.USAGE, sealed)).isEqualTo(utf8(pin));
    }

    @Test
    void the_same_pin_never_looks_the_same() {
        assertThat(CredentialSeal.seal(KEY, PROFILE, Use.USAGE, utf8("1234")))
                .isNotEqualTo(CredentialSeal.seal(KEY, PROFILE, Use.USAGE, utf8("1234")));
    }

    @Test
    void a_master_key_is_known_by_an_id_that_is_computed_from_it() {
        assertThat(masterKey(1).id()).isEqualTo(KEY.id()).matches("[0-9a-f]{16}");
        assertThat(masterKey(2).id()).isNotEqualTo(KEY.id());
        assertThat(KEY).hasToString("MasterKey[" + KEY.id() + "]");
    }

    @Nested
    class A_pin_does_not_open {
        private final byte[] sealed = CredentialSeal.seal(KEY, PROFILE, Use.USAGE, utf8("1234"));

        @Test
        void in_another_profile() {
            assertOpensNot(KEY, UUID.randomUUID(), Use.USAGE);
        }

        @Test
        void for_another_use() {
            assertOpensNot(KEY, PROFILE, Use.MANAGEMENT);
        }

        @Test
        void under_another_master_key() {
            assertOpensNot(masterKey(2), PROFILE, Use.USAGE);
        }

        @Test
        void if_any_of_its_bytes_differs() throws AEADBadTagException {
            for (int i = 0; i < sealed.length; i++) {
                sealed[i] ^= 1;
                assertOpensNot(KEY, PROFILE, Use.USAGE);
                sealed[i] ^= 1;
            }
            assertThat(CredentialSeal.open(KEY, PROFILE, Use.USAGE, sealed)).hasSize(4);
        }

        private void assertOpensNot(MasterKey by, UUID profile, Use use) {
            assertThatExceptionOfType(AEADBadTagException.class)
                    .isThrownBy(() -> CredentialSeal.open(by, profile, use, sealed))
                    .withMessageNotContaining("1234");
        }
    }

    @Test
    void a_login_is_wiped_when_it_is_closed_and_does_not_print() {
        byte[] pin = utf8("1234");
        try (TokenLogin login = new TokenLogin("token", 1, pin)) {
            assertThat(login).hasToString("TokenLogin[token]");
        }
        assertThat(pin).containsOnly(0);
    }

    static MasterKey masterKey(int seed) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) seed;
        return MasterKey.of(new SecretKeySpec(bytes, "AES"));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
