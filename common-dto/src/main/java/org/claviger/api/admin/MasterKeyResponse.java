package org.claviger.api.admin;

/**
 * The key that seals what the server itself keeps secret.
 *
 * @param masterKeyId computed from the key itself
 * @param finished false as long as something is still sealed under an older one: rotate once more
 */
public record MasterKeyResponse(String masterKeyId, boolean finished) {}
