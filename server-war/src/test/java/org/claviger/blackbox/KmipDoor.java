package org.claviger.blackbox;

import org.claviger.kmip.item.Item;

/** A way in for KMIP. */
public interface KmipDoor {
    /** Sends a request message, and returns the answer. */
    Item send(Item request);
}
