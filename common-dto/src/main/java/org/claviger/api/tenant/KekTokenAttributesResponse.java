package org.claviger.api.tenant;

/**
 * What the token itself says of a KEK, read when asked (PKCS#11 2.40, section 4.9).
 *
 * @param sensitive CKA_SENSITIVE: the value can't be read in plain
 * @param alwaysSensitive CKA_ALWAYS_SENSITIVE: it never could
 * @param extractable CKA_EXTRACTABLE: it can be wrapped and taken out
 * @param neverExtractable CKA_NEVER_EXTRACTABLE: it never could
 * @param local CKA_LOCAL: it was made on the token
 * @param tokenObject CKA_TOKEN: it outlives the session
 * @param bits length of the key
 */
public record KekTokenAttributesResponse(
        String tokenLabel,
        String label,
        boolean sensitive,
        boolean alwaysSensitive,
        boolean extractable,
        boolean neverExtractable,
        boolean local,
        boolean tokenObject,
        int bits) {}
