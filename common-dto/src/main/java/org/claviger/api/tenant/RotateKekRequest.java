package org.claviger.api.tenant;

import org.jspecify.annotations.Nullable;

/**
 * Replaces the active KEK by a new generation.
 *
 * @param place the primary one, if nothing is said
 */
public record RotateKekRequest(@Nullable KekPlace place) {
    /** Which of the two is rotated. */
    public KekPlace placeOrDefault() {
        return place == null ? KekPlace.PRIMARY : place;
    }
}
