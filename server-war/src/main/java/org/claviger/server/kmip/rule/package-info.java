/**
 * What a tenant's clients have agreed on for all new objects: attributes that those have unless a request says otherwise, and
 * values that they must have (KMIP 2.1, sections 6.1.52, 6.1.53, 7.6 and 7.22).
 */
@Room(uses = {"kmip", "kmip.attribute", "tenant"})
package org.claviger.server.kmip.rule;

import org.claviger.server.platform.Room;
