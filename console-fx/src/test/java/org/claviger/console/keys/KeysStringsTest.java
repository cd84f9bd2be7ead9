package org.claviger.console.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.Link;
import org.claviger.api.crypto.ObjectType;
import org.claviger.api.crypto.ProtectionLevel;
import org.claviger.api.crypto.RevokeKeyRequest;
import org.claviger.api.crypto.State;
import org.claviger.api.crypto.Usage;
import org.claviger.api.crypto.UsageLimits;
import org.claviger.console.common.Strings;
import org.junit.jupiter.api.Test;

class KeysStringsTest {
    @Test
    void every_value_that_a_key_is_made_of_has_a_text() {
        for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            Strings strings = Strings.of(KeysController.class, language);
            Stream.of(
                            texts("state", State.values()),
                            texts("meaning", State.values()),
                            texts("algorithm", Algorithm.values()),
                            texts("type", ObjectType.values()),
                            texts("revocation", RevokeKeyRequest.Reason.values()),
                            texts("usage", Usage.values()),
                            texts("protection", ProtectionLevel.values()),
                            texts("limits", UsageLimits.Unit.values()),
                            texts("link", Link.Type.values()),
                            texts("date", Milestone.What.values()))
                    .flatMap(keys -> keys)
                    .forEach(key -> assertThat(strings.getString(key)).isNotBlank());
        }
    }

    private static Stream<String> texts(String prefix, Enum<?>... values) {
        return Stream.of(values).map(value -> prefix + "." + value);
    }
}
