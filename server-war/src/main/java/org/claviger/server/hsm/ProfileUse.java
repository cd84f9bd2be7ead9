package org.claviger.server.hsm;

import java.util.UUID;

/** Tells whether a profile's token holds keys that are needed; the room that has put them there answers. */
public interface ProfileUse {
    boolean holdsKeys(UUID hsmProfileId);
}
