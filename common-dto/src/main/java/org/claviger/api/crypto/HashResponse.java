package org.claviger.api.crypto;

/** A hash, as long as its algorithm makes it. */
public record HashResponse(HashAlgorithm algorithm, byte[] hash) {}
