/**
 * Signing in at an OpenID Connect issuer, in the system's browser: the authorization code flow with PKCE and a loopback
 * redirect (RFC 8252), by the OAuth library. The console never sees the password.
 */
package org.claviger.console.browser;
