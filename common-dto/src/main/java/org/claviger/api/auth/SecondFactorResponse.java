package org.claviger.api.auth;

import org.claviger.api.Secret;

/**
 * A secret for an authenticator: shown once. It counts from when a code of its was confirmed.
 *
 * @param secret in Base32, as people type it
 * @param uri {@code otpauth://totp/...}, for a QR code
 */
public record SecondFactorResponse(Secret secret, Secret uri) {}
