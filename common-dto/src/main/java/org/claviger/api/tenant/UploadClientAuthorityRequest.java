package org.claviger.api.tenant;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * Names a CA whose certificates the tenant's clients bear.
 *
 * @param certificatePem PEM (RFC 7468): the CA's certificate, and behind it those of intermediate CAs that lead to it, if
 *     clients don't send them
 */
public record UploadClientAuthorityRequest(
        @NotBlank @Size(max = 63) String name,
        @NotNull @Size(max = 65536) String certificatePem) {}
