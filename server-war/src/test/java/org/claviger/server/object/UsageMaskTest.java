package org.claviger.server.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.claviger.api.crypto.Usage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class UsageMaskTest {
    @ParameterizedTest(name = "{0} is bit {1}")
    @CsvSource({
        "SIGN, 0x1",
        "VERIFY, 0x2",
        "ENCRYPT, 0x4",
        "DECRYPT, 0x8",
        "WRAP_KEY, 0x10",
        "UNWRAP_KEY, 0x20",
        "EXPORT, 0x40",
        "GENERATE_MAC, 0x80",
        "VERIFY_MAC, 0x100",
        "DERIVE_KEY, 0x200",
        "KEY_AGREEMENT, 0x800",
        "FPE_ENCRYPT, 0x400000",
        "FPE_DECRYPT, 0x800000"
    })
    void has_the_bits_of_kmip(Usage usage, int bit) {
        assertThat(UsageMask.of(Set.of(usage))).isEqualTo(bit);
        assertThat(UsageMask.usages(bit)).containsExactly(usage);
    }

    @ParameterizedTest
    @EnumSource
    void allows_what_it_was_made_of_and_nothing_else(Usage usage) {
        assertThat(UsageMask.allows(UsageMask.of(EnumSet.of(usage)), usage)).isTrue();
        assertThat(UsageMask.allows(UsageMask.of(EnumSet.complementOf(EnumSet.of(usage))), usage))
                .isFalse();
    }

    @Test
    void of_nothing_allows_nothing() {
        assertThat(UsageMask.of(Set.of())).isZero();
        assertThat(UsageMask.usages(0)).isEmpty();
    }

    @Test
    void gives_all_usages_back() {
        assertThat(UsageMask.usages(UsageMask.of(EnumSet.allOf(Usage.class)))).containsExactly(Usage.values());
    }

    @Test
    void overlooks_bits_that_it_does_not_know() {
        assertThat(UsageMask.usages(0x0030_0000)).isEmpty();
    }
}
