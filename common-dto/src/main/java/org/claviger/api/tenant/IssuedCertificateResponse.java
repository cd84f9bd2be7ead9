package org.claviger.api.tenant;

/**
 * A new certificate.
 *
 * @param certificatePem for the client
 * @param chainPem the CA's, which needs not be sent to Claviger
 */
public record IssuedCertificateResponse(
        ClientCertificateResponse certificate, String certificatePem, String chainPem) {}
