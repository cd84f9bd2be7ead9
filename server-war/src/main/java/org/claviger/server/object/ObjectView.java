package org.claviger.server.object;

import java.time.Instant;
import java.util.List;
import org.claviger.api.crypto.ObjectResponse;

/**
 * All that is told of an object to a protocol that tells more than REST.
 *
 * @param usageMask bits of KMIP 2.1, section 11.12
 * @param isNamed false if its name is but its id
 * @param kept what it keeps for the protocol
 */
public record ObjectView(
        ObjectResponse object, int usageMask, boolean isNamed, Instant lastChangeDate, List<Kept> kept) {
    public ObjectView {
        kept = List.copyOf(kept);
    }
}
