package org.claviger.api.admin;

/**
 * The profile master key was rotated.
 *
 * @param masterKey the id of the key under which all credentials are sealed now: 8 bytes in hexadecimal, computed from it
 * @param resealedProfiles HSM profiles whose credentials were sealed anew
 */
public record MasterKeyRotationResponse(String masterKey, int resealedProfiles) {}
