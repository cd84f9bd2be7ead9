package org.claviger.api.crypto;

import java.util.UUID;

/**
 * A message authentication code.
 *
 * @param mac as long as the hash; of AES-CMAC 16 bytes
 */
public record MacResponse(UUID keyId, int version, byte[] mac) {}
