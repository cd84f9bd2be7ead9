package org.claviger.server.tenant;

import org.claviger.api.tenant.CreateSecretRequest;
import org.claviger.api.tenant.IssueCertificateRequest;
import org.claviger.api.tenant.MapCertificateRequest;
import org.jspecify.annotations.Nullable;

/** What a client is to be given to authenticate by: one of the three. */
public record CredentialOrder(
        @Nullable CreateSecretRequest secret,
        @Nullable IssueCertificateRequest certificate,
        @Nullable MapCertificateRequest mapping) {
    public static CredentialOrder of(CreateSecretRequest secret) {
        return new CredentialOrder(secret, null, null);
    }

    public static CredentialOrder of(IssueCertificateRequest certificate) {
        return new CredentialOrder(null, certificate, null);
    }

    public static CredentialOrder of(MapCertificateRequest mapping) {
        return new CredentialOrder(null, null, mapping);
    }
}
