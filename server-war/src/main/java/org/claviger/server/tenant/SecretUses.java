package org.claviger.server.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import org.claviger.server.platform.LatestUses;

/** Which secrets this node has accepted lately. */
@ApplicationScoped
class SecretUses extends LatestUses {}
