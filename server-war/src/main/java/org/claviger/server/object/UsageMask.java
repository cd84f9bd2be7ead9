package org.claviger.server.object;

import java.util.EnumSet;
import java.util.Set;
import org.claviger.api.crypto.Usage;

/** Cryptographic Usage Mask, with the bits of KMIP 2.1, section 11.12. */
final class UsageMask {
    private UsageMask() {}

    static int of(Set<Usage> usages) {
        return usages.stream().mapToInt(UsageMask::bit).reduce(0, (a, b) -> a | b);
    }

    static Set<Usage> usages(int mask) {
        EnumSet<Usage> usages = EnumSet.allOf(Usage.class);
        usages.removeIf(usage -> !allows(mask, usage));
        return usages;
    }

    static boolean allows(int mask, Usage usage) {
        return (mask & bit(usage)) != 0;
    }

    private static int bit(Usage usage) {
        return switch (usage) {
            case SIGN -> 0x1;
            case VERIFY -> 0x2;
            case ENCRYPT -> 0x4;
            case DECRYPT -> 0x8;
            case WRAP_KEY -> 0x10;
            case UNWRAP_KEY -> 0x20;
            case EXPORT -> 0x40;
            case GENERATE_MAC -> 0x80;
            case VERIFY_MAC -> 0x100;
            case DERIVE_KEY -> 0x200;
            case KEY_AGREEMENT -> 0x800;
            case FPE_ENCRYPT -> 0x40_0000;
            case FPE_DECRYPT -> 0x80_0000;
            // KMIP has none for key encapsulation, and leaves these bits to extensions.
            case ENCAPSULATE -> 0x1000_0000;
            case DECAPSULATE -> 0x2000_0000;
        };
    }
}
