package org.claviger.api.admin;

/**
 * The profile master key was rotated.
 *
 * @param masterKeyId the id of the key under which all credentials are sealed now: 8 bytes in hexadecimal, computed from it
 * @param resealedProfiles HSM profiles whose credentials were sealed anew
 */
public record MasterKeyRotationResponse(String masterKeyId, int resealedProfiles) {}
