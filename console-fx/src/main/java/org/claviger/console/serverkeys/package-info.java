/** The keys of the server itself: which master key seals its secrets, and which keys sign and verify access tokens. */
package org.claviger.console.serverkeys;
