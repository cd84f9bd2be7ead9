package org.claviger.api.tenant;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Has the tenant's own CA issue a certificate. Of the request only the public key is taken, and the proof that its private key
 * is there; the subject is the client, whatever the request says.
 *
 * @param csrPem PKCS#10 (RFC 2986) in PEM
 * @param days how long it is to hold, 397 if nothing is said; never longer than the CA's own certificate
 */
public record IssueCertificateRequest(
        @NotNull @Size(max = 16384) String csrPem,
        @Min(1) @Max(3650) @Nullable Integer days) {
    /** How long it is to hold. */
    public int daysOrDefault() {
        return days == null ? 397 : days;
    }
}
