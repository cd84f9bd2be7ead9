package org.claviger.server.object;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.claviger.api.ErrorCode;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.Usage;
import org.claviger.server.hsm.TokenKeyType;
import org.claviger.server.hsm.agent.KeyUsage;
import org.claviger.server.platform.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * What a managed key is to PKCS#11.
 *
 * @param usages what the token lets it be used for
 */
record TokenKeyForm(TokenKeyType type, Set<KeyUsage> usages) {
    /** Refuses what tokens have no keys for, or what can't be done there. */
    static TokenKeyForm of(ManagedObject key) {
        return of(
                Objects.requireNonNull(key.algorithm()),
                Objects.requireNonNull(key.length()),
                key.usageMask(),
                key.extraction().isExtractable());
    }

    /** The same of a key to come. */
    static TokenKeyForm of(Algorithm algorithm, int length, int usageMask, boolean isExtractable) {
        if (isExtractable) {
            throw new RefusedException(
                    ErrorCode.INVALID_REQUEST, "A key that the HSM protects never leaves it: it can't be extractable.");
        }
        Set<KeyUsage> usages = EnumSet.noneOf(KeyUsage.class);
        for (Usage usage : UsageMask.usages(usageMask)) {
            KeyUsage there = usage(usage);
            if (there == null) {
                throw new RefusedException(
                        ErrorCode.INVALID_REQUEST, "A key that the HSM protects can't be used to " + usage + ".");
            }
            usages.add(there);
        }
        return new TokenKeyForm(type(algorithm, length), usages);
    }

    private static TokenKeyType type(Algorithm algorithm, int length) {
        return switch (algorithm) {
            case AES -> TokenKeyType.valueOf("AES_" + length);
            case RSA -> TokenKeyType.valueOf("RSA_" + length);
            case EC_P256 -> TokenKeyType.EC_P256;
            case EC_P384 -> TokenKeyType.EC_P384;
            case EC_P521 -> TokenKeyType.EC_P521;
            default ->
                throw new RefusedException(
                        ErrorCode.INVALID_REQUEST,
                        "The HSM protects keys of AES, RSA, EC_P256, EC_P384 and EC_P521. Others can be SEALED.");
        };
    }

    private static @Nullable KeyUsage usage(Usage usage) {
        return switch (usage) {
            case SIGN, GENERATE_MAC -> KeyUsage.SIGN;
            case VERIFY, VERIFY_MAC -> KeyUsage.VERIFY;
            case ENCRYPT -> KeyUsage.ENCRYPT;
            case DECRYPT -> KeyUsage.DECRYPT;
            case WRAP_KEY -> KeyUsage.WRAP;
            case UNWRAP_KEY -> KeyUsage.UNWRAP;
            case KEY_AGREEMENT -> KeyUsage.DERIVE;
            case EXPORT, DERIVE_KEY, FPE_ENCRYPT, FPE_DECRYPT, ENCAPSULATE, DECAPSULATE -> null;
        };
    }
}
