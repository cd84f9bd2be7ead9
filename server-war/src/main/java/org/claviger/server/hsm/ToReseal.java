package org.claviger.server.hsm;

/**
 * Sealed bytes on their way from one KEK to another.
 *
 * @param aadBefore what they were sealed with
 * @param aadAfter what they are to be sealed with
 */
public record ToReseal(byte[] aadBefore, byte[] aadAfter, byte[] sealed) {}
