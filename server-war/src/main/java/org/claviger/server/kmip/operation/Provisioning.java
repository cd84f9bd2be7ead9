package org.claviger.server.kmip.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.UUID;
import org.claviger.api.crypto.ObjectType;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.CertificateType;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.Tag;
import org.claviger.server.kmip.Catalogue;
import org.claviger.server.kmip.Exchange;
import org.claviger.server.kmip.Failure;
import org.claviger.server.kmip.Fields;
import org.claviger.server.kmip.Operations;
import org.claviger.server.kmip.attribute.Wanted;
import org.claviger.server.tenant.ClientCertificateService;

/**
 * Re-Provision (KMIP 2.1, section 6.1.48), of certificates of the tenant's own CA, by a certificate request. What else the
 * specification has, an operator does: a certificate from elsewhere leads to a client only if he says so, and a client's
 * private key is nobody's but its own.
 */
@ApplicationScoped
public class Provisioning implements Operations {
    @Inject
    ClientCertificateService certificates;

    @Inject
    Creation creation;

    @Override
    public void declare(Catalogue catalogue) {
        catalogue.changing(Operation.RE_PROVISION, this::reprovision);
    }

    /** The certificate is kept as an object, which the items that follow in the batch can get: the old one is good no more. */
    private List<Item> reprovision(Exchange exchange, Fields request) {
        X509Certificate present = exchange.certificate()
                .orElseThrow(() -> new Failure(
                        ResultReason.PERMISSION_DENIED,
                        "Connect to KMIP's own port by the certificate that is to be replaced, without a Credential."));
        Item certificate = Item.of(
                Tag.CERTIFICATE,
                Item.of(Tag.CERTIFICATE_TYPE, CertificateType.X_509),
                Item.of(
                        Tag.CERTIFICATE_VALUE,
                        encoded(certificates.replaceOwn(exchange.caller(), present, requested(request)))));
        UUID id = creation.registerObject(
                exchange, ObjectType.CERTIFICATE, certificate, Wanted.of(List.of(), exchange.version()));
        exchange.remember(id);
        return Payload.only(id);
    }

    /** As Certify has it, or as an object of its own. */
    private static byte[] requested(Fields request) {
        Item item = request.first(Tag.CERTIFICATE_REQUEST)
                .filter(each -> !request.has(Tag.CERTIFICATE))
                .orElseThrow(() -> new Failure(
                        ResultReason.FEATURE_NOT_SUPPORTED,
                        "Send a Certificate Request (PKCS#10, DER) for a key of your own: an operator maps certificates from"
                                + " elsewhere, and nobody makes a client's key but itself."));
        return item.value() instanceof Value.Structure
                ? Fields.require(Fields.of(item).bytes(Tag.CERTIFICATE_REQUEST_VALUE), Tag.CERTIFICATE_REQUEST_VALUE)
                : Fields.require(request.bytes(Tag.CERTIFICATE_REQUEST), Tag.CERTIFICATE_REQUEST);
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
