package org.claviger.server.object;

import jakarta.enterprise.context.ApplicationScoped;
import org.claviger.server.platform.LatestUses;

/** Which objects this node has used lately. */
@ApplicationScoped
class KeyUses extends LatestUses {}
