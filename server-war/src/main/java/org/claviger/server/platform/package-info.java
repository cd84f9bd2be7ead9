/**
 * What every room stands on: who calls, how a request is refused, settings, key stores, the database. It knows nothing of
 * keys or tenants, and uses no other room.
 */
@Room(uses = {})
package org.claviger.server.platform;
