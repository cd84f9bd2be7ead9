package org.claviger.api.tenant;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Makes a key that the HSM's admin has made on the token a KEK. It has to be named by one of its two names, and to be as
 * Claviger makes KEKs: AES-256, a token object, sensitive, never extractable, for encrypting and decrypting alone.
 *
 * @param place the primary one, if nothing is said
 * @param label CKA_LABEL
 * @param ckaId CKA_ID in hexadecimal
 * @param activate as in {@link GenerateKekRequest}
 */
public record AdoptKekRequest(
        @Nullable KekPlace place,
        @Size(min = 1, max = 128) @Nullable String label,

        @Pattern(regexp = "([0-9A-Fa-f]{2}){1,128}") @Nullable String ckaId,

        @Nullable Boolean activate) {
    /** Where it is. */
    public KekPlace placeOrDefault() {
        return place == null ? KekPlace.PRIMARY : place;
    }
}
