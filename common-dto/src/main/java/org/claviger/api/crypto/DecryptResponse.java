package org.claviger.api.crypto;

import java.util.UUID;

/** What was decrypted. */
public record DecryptResponse(UUID keyId, int version, byte[] plaintext) {}
