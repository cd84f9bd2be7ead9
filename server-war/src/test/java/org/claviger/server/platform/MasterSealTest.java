package org.claviger.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterSealTest {
    private static final UUID ID = UUID.randomUUID();
    private static final String USAGE = ID + "|USAGE";
    private static final MasterKey KEY = masterKey(1);

    @ParameterizedTest
    @ValueSource(strings = {"", "1234", "pin with blanks", "Schlüssel"})
    void a_secret_opens_as_it_was_sealed(String pin) throws AEADBadTagException {
        byte[] sealed = MasterSeal.seal(KEY, USAGE, utf8(pin));

        assertThat(MasterSeal.open(KEY, USAGE, sealed)).isEqualTo(utf8(pin));
    }

    @Test
    void the_same_secret_never_looks_the_same() {
        assertThat(MasterSeal.seal(KEY, USAGE, utf8("1234"))).isNotEqualTo(MasterSeal.seal(KEY, USAGE, utf8("1234")));
    }

    @Test
    void a_master_key_is_known_by_an_id_that_is_computed_from_it() {
        assertThat(masterKey(1).id()).isEqualTo(KEY.id()).matches("[0-9a-f]{16}");
        assertThat(masterKey(2).id()).isNotEqualTo(KEY.id());
        assertThat(KEY).hasToString("MasterKey[" + KEY.id() + "]");
    }

    @Nested
    class A_secret_does_not_open {
        private final byte[] sealed = MasterSeal.seal(KEY, USAGE, utf8("1234"));

        @Test
        void in_another_row() {
            assertOpensNot(KEY, UUID.randomUUID() + "|USAGE");
        }

        @Test
        void for_another_use() {
            assertOpensNot(KEY, ID + "|MANAGEMENT");
        }

        @Test
        void under_another_master_key() {
            assertOpensNot(masterKey(2), USAGE);
        }

        @Test
        void if_any_of_its_bytes_differs() throws AEADBadTagException {
            for (int i = 0; i < sealed.length; i++) {
                sealed[i] ^= 1;
                assertOpensNot(KEY, USAGE);
                sealed[i] ^= 1;
            }
            assertThat(MasterSeal.open(KEY, USAGE, sealed)).hasSize(4);
        }

        private void assertOpensNot(MasterKey by, String boundTo) {
            assertThatExceptionOfType(AEADBadTagException.class)
                    .isThrownBy(() -> MasterSeal.open(by, boundTo, sealed))
                    .withMessageNotContaining("1234");
        }
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
