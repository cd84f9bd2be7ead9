package org.claviger.console.keks;

import java.util.List;
import java.util.UUID;
import org.claviger.api.tenant.KekResponse;
import org.claviger.api.tenant.KekTokenAttributesResponse;

/** Where the KEKs of a tenant come from. Both calls block. */
public interface KekSource {
    /** All generations, the newest first. */
    List<KekResponse> keks();

    /** What the token says of one. */
    KekTokenAttributesResponse tokenAttributes(UUID kek);
}
