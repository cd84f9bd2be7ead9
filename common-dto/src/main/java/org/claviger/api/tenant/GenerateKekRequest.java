package org.claviger.api.tenant;

import org.jspecify.annotations.Nullable;

/**
 * Has a KEK made on the tenant's token.
 *
 * @param place the primary one, if nothing is said
 * @param activate false makes one to be activated later; true is refused while another is active, since to replace that is to
 *     rotate; if nothing is said, it is activated if there is no other
 */
public record GenerateKekRequest(
        @Nullable KekPlace place, @Nullable Boolean activate) {
    /** Where it is to be made. */
    public KekPlace placeOrDefault() {
        return place == null ? KekPlace.PRIMARY : place;
    }
}
