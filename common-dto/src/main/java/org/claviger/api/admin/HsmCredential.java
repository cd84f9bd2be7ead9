package org.claviger.api.admin;

import jakarta.validation.constraints.NotNull;
import org.claviger.api.Secret;
import org.jspecify.annotations.Nullable;

/**
 * How to log in to a token.
 *
 * @param userType the PKCS#11 user type (CK_USER_TYPE): 1 is CKU_USER, the default; vendors define others
 */
public record HsmCredential(
        @Nullable Long userType, @NotNull Secret pin) {
    /** CKU_USER. */
    public static final long USER = 1;

    /** The user type, CKU_USER where none is given. */
    public long userTypeOrDefault() {
        return userType == null ? USER : userType;
    }
}
