package org.claviger.server.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyNameTest {
    private static final UUID ID = UUID.fromString("5385d45c-f46d-4d8d-98fe-cb75a3243f8e");

    @Test
    void a_name_tells_the_version_again() {
        assertThat(KeyName.of(ID, 12)).isEqualTo(ID + ".12");
        assertThat(KeyName.version(KeyName.of(ID, 12))).isEqualTo(12);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "key-1",
                "5385d45c-f46d-4d8d-98fe-cb75a3243f8e",
                "5385d45c-f46d-4d8d-98fe-cb75a3243f8e.0",
                "5385d45c-f46d-4d8d-98fe-cb75a3243f8e.-1",
                "5385d45c-f46d-4d8d-98fe-cb75a3243f8e.1x",
                "5385d45c-f46d-4d8d-98fe-cb75a3243f8e.99999999999",
            })
    void a_name_of_somebody_elses_tells_none(String kid) {
        assertThat(KeyName.version(kid)).isNull();
    }
}
