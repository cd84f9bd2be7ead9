/**
 * Four eyes: what one operator proposes and another has to accept. This room keeps the proposals and who may decide them;
 * what is done in the end is done by the room that owns the object, which implements {@link
 * org.claviger.server.approval.Approved}.
 */
@Room(uses = {"audit"})
package org.claviger.server.approval;

import org.claviger.server.platform.Room;
