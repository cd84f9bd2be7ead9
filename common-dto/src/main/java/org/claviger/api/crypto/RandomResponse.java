package org.claviger.api.crypto;

/** Random bytes. */
public record RandomResponse(byte[] bytes) {}
