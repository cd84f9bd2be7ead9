package org.claviger.server.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.UUID;
import org.claviger.api.crypto.ObjectType;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MaterialTest {
    private static final UUID TENANT = UUID.fromString("00000000-0000-0000-0000-0000000000aa");
    private static final UUID OBJECT = UUID.fromString("00000000-0000-0000-0000-0000000000bb");
    private static final UUID KEK = UUID.fromString("00000000-0000-0000-0000-0000000000cc");
    private static final MaterialRef REF = new MaterialRef(TENANT, OBJECT, 1, ObjectType.SYMMETRIC_KEY);

    @Test
    void keeps_what_was_sealed_and_under_which_kek() {
        Material material = new Material(REF, KEK, new byte[] {1, 2, 3});

        assertThat(material.objectId()).isEqualTo(OBJECT);
        assertThat(material.version()).isEqualTo(1);
        assertThat(material.kekId()).isEqualTo(KEK);
        assertThat(material.sealed()).containsExactly(1, 2, 3);
    }

    @Nested
    class A_seal_authenticates {
        private final byte[] aad = Material.aad(REF, KEK);

        /** Sealed material outlives every release: these bytes never change. */
        @Test
        void these_very_bytes() {
            assertThat(aad)
                    .isEqualTo(HexFormat.of()
                            .parseHex("000000000000000000000000000000aa" + "000000000000000000000000000000bb"
                                    + "000000000000000000000000000000cc" + "00000001" + "02"));
        }

        @Test
        void the_tenant() {
            assertThat(Material.aad(new MaterialRef(OBJECT, OBJECT, 1, ObjectType.SYMMETRIC_KEY), KEK))
                    .isNotEqualTo(aad);
        }

        @Test
        void the_object() {
            assertThat(Material.aad(new MaterialRef(TENANT, TENANT, 1, ObjectType.SYMMETRIC_KEY), KEK))
                    .isNotEqualTo(aad);
        }

        @Test
        void the_kek() {
            assertThat(Material.aad(REF, OBJECT)).isNotEqualTo(aad);
        }

        @Test
        void the_version() {
            assertThat(Material.aad(new MaterialRef(TENANT, OBJECT, 2, ObjectType.SYMMETRIC_KEY), KEK))
                    .isNotEqualTo(aad);
        }

        @Test
        void which_of_them_is_which() {
            assertThat(Material.aad(new MaterialRef(OBJECT, TENANT, 1, ObjectType.SYMMETRIC_KEY), KEK))
                    .isNotEqualTo(aad);
            assertThat(Material.aad(new MaterialRef(TENANT, KEK, 1, ObjectType.SYMMETRIC_KEY), OBJECT))
                    .isNotEqualTo(aad);
        }

        @Test
        void the_type_by_a_code_that_no_other_has() {
            assertThat(ObjectType.values()).extracting(ObjectType::code).doesNotHaveDuplicates();
            assertThat(aad[aad.length - 1]).isEqualTo(ObjectType.SYMMETRIC_KEY.code());
        }
    }

    @Nested
    class Opened_material {
        @Test
        void is_wiped_when_it_is_closed() {
            byte[] bytes = {1, 2, 3};
            try (OpenedMaterial opened = new OpenedMaterial(bytes)) {
                assertThat(opened.reveal()).containsExactly(1, 2, 3);
            }
            assertThat(bytes).containsOnly(0);
        }

        @Test
        void does_not_print() {
            assertThat(new OpenedMaterial(new byte[] {65, 66})).hasToString("OpenedMaterial[hidden]");
        }
    }
}
