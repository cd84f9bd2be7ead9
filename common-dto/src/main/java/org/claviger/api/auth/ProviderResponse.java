package org.claviger.api.auth;

/**
 * An OpenID Connect issuer at which people can sign in instead; its access tokens are taken as our own are.
 *
 * @param name that the server's settings give it
 * @param displayName for people
 * @param issuer its issuer identifier; discovery starts from it (OpenID Connect Discovery 1.0, section 4)
 * @param consoleClientId the public client as which the console signs people in
 */
public record ProviderResponse(String name, String displayName, String issuer, String consoleClientId) {}
