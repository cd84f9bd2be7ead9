package org.claviger.api.crypto;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a key is derived from another, or from an agreed secret. */
public enum DerivationAlgorithm {
    /** HKDF (RFC 5869; NIST SP 800-56C Rev. 2, section 5): takes salt and info. */
    HKDF_SHA256(true, HashAlgorithm.SHA256),
    HKDF_SHA384(true, HashAlgorithm.SHA384),
    HKDF_SHA512(true, HashAlgorithm.SHA512),
    /** NIST SP 800-108 Rev. 1, section 4.1: counter mode, with HMAC; takes label and context. */
    SP800_108_HMAC_SHA256(false, HashAlgorithm.SHA256),
    SP800_108_HMAC_SHA384(false, HashAlgorithm.SHA384),
    SP800_108_HMAC_SHA512(false, HashAlgorithm.SHA512),
    /** Counter mode with AES-CMAC; only from AES keys. */
    SP800_108_CMAC(false, null);

    private final boolean hkdf;
    private final @Nullable HashAlgorithm hash;

    DerivationAlgorithm(boolean hkdf, @Nullable HashAlgorithm hash) {
        this.hkdf = hkdf;
        this.hash = hash;
    }

    /** True if it takes salt and info; the others take label and context. */
    public boolean isHkdf() {
        return hkdf;
    }

    /** Of the HMAC within; empty for {@link #SP800_108_CMAC}. */
    public Optional<HashAlgorithm> hash() {
        return Optional.ofNullable(hash);
    }

    /** True if keys of this algorithm can be derived from: secrets, not pairs. */
    public boolean fits(Algorithm key) {
        return hash == null ? key == Algorithm.AES : !key.isPair();
    }
}
