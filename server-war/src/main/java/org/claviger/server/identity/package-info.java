/**
 * Who is calling: turns a password, a client's secret or a bearer token into a {@link
 * org.claviger.server.platform.Caller}. Tokens are MicroProfile JWTs, signed with ES256 (docs/adr/0005).
 * Those of OpenID Connect issuers can be trusted beside our own (docs/adr/0018).
 */
@Room(uses = {"account", "tenant", "audit"})
package org.claviger.server.identity;

import org.claviger.server.platform.Room;
