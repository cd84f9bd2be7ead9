package org.claviger.server.object;

import org.jspecify.annotations.Nullable;

/**
 * What tells that two materials are the same, and nothing of them.
 *
 * @param checkValue of a symmetric key: hexadecimal
 * @param fingerprint of a public key or certificate: SHA-256 of its DER, hexadecimal
 */
record Digests(@Nullable String checkValue, @Nullable String fingerprint) {
    static final Digests NONE = new Digests(null, null);
}
