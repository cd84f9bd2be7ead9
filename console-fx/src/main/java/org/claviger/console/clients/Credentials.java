package org.claviger.console.clients;

import java.util.List;
import org.claviger.api.tenant.ClientCertificateResponse;
import org.claviger.api.tenant.SecretResponse;

/** What a client authenticates by. */
record Credentials(List<SecretResponse> secrets, List<ClientCertificateResponse> certificates) {
    /** Nothing, or not told yet. */
    static final Credentials NONE = new Credentials(List.of(), List.of());

    Credentials {
        secrets = List.copyOf(secrets);
        certificates = List.copyOf(certificates);
    }
}
