/**
 * Pure algorithms: bytes in, bytes out. No tenant, no database, no container.
 *
 * <p>What the JDK knows is asked of {@code getInstance(name)} without a provider, so that a native one serves it where one
 * is the first of the JVM; what the JDK lacks comes from Bouncy Castle's own classes, never from a registered provider, and
 * where it needs AES, that of the platform.
 *
 * <p>Material is raw bytes of secret keys, PKCS#8 of private keys and SubjectPublicKeyInfo of public ones, both DER. What
 * comes from outside is admitted by {@link org.claviger.server.crypto.primitive.KeyValidation} once; {@link
 * org.claviger.server.crypto.primitive.ParsedPrivateKey} and {@link org.claviger.server.crypto.primitive.ParsedPublicKey}
 * are then parsed once and used often. An {@link java.lang.IllegalArgumentException} says what a caller must change, an
 * {@link org.claviger.server.crypto.primitive.UndecipherableException} says nothing.
 */
@Room(uses = {})
package org.claviger.server.crypto.primitive;

import org.claviger.server.platform.Room;
