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
            case ENCRYPT -> 0x4;
            case DECRYPT -> 0x8;
        };
    }
}
