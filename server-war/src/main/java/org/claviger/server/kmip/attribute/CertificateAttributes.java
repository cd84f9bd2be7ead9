package org.claviger.server.kmip.attribute;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.CertificateType;
import org.claviger.kmip.word.DigitalSignatureAlgorithm;
import org.claviger.kmip.word.Tag;
import org.claviger.server.kmip.Failure;

/** What the server tells of an X.509 certificate (KMIP 2.1, sections 4.6 to 4.8; 1.4, sections 3.8 to 3.15). */
public final class CertificateAttributes {
    private static final Map<ASN1ObjectIdentifier, Tag> SUBJECT = Map.ofEntries(
            Map.entry(BCStyle.CN, Tag.CERTIFICATE_SUBJECT_CN),
            Map.entry(BCStyle.O, Tag.CERTIFICATE_SUBJECT_O),
            Map.entry(BCStyle.OU, Tag.CERTIFICATE_SUBJECT_OU),
            Map.entry(BCStyle.EmailAddress, Tag.CERTIFICATE_SUBJECT_EMAIL),
            Map.entry(BCStyle.C, Tag.CERTIFICATE_SUBJECT_C),
            Map.entry(BCStyle.ST, Tag.CERTIFICATE_SUBJECT_ST),
            Map.entry(BCStyle.L, Tag.CERTIFICATE_SUBJECT_L),
            Map.entry(BCStyle.UID, Tag.CERTIFICATE_SUBJECT_UID),
            Map.entry(BCStyle.SERIALNUMBER, Tag.CERTIFICATE_SUBJECT_SERIAL_NUMBER),
            Map.entry(BCStyle.T, Tag.CERTIFICATE_SUBJECT_TITLE),
            Map.entry(BCStyle.DC, Tag.CERTIFICATE_SUBJECT_DC),
            Map.entry(BCStyle.DN_QUALIFIER, Tag.CERTIFICATE_SUBJECT_DN_QUALIFIER));

    private static final Map<ASN1ObjectIdentifier, Tag> ISSUER = Map.ofEntries(
            Map.entry(BCStyle.CN, Tag.CERTIFICATE_ISSUER_CN),
            Map.entry(BCStyle.O, Tag.CERTIFICATE_ISSUER_O),
            Map.entry(BCStyle.OU, Tag.CERTIFICATE_ISSUER_OU),
            Map.entry(BCStyle.EmailAddress, Tag.CERTIFICATE_ISSUER_EMAIL),
            Map.entry(BCStyle.C, Tag.CERTIFICATE_ISSUER_C),
            Map.entry(BCStyle.ST, Tag.CERTIFICATE_ISSUER_ST),
            Map.entry(BCStyle.L, Tag.CERTIFICATE_ISSUER_L),
            Map.entry(BCStyle.UID, Tag.CERTIFICATE_ISSUER_UID),
            Map.entry(BCStyle.SERIALNUMBER, Tag.CERTIFICATE_ISSUER_SERIAL_NUMBER),
            Map.entry(BCStyle.T, Tag.CERTIFICATE_ISSUER_TITLE),
            Map.entry(BCStyle.DC, Tag.CERTIFICATE_ISSUER_DC),
            Map.entry(BCStyle.DN_QUALIFIER, Tag.CERTIFICATE_ISSUER_DN_QUALIFIER));

    private static final Map<String, DigitalSignatureAlgorithm> SIGNATURES = Map.ofEntries(
            Map.entry("SHA1withRSA", DigitalSignatureAlgorithm.SHA_1_WITH_RSA_ENCRYPTION),
            Map.entry("SHA256withRSA", DigitalSignatureAlgorithm.SHA_256_WITH_RSA_ENCRYPTION),
            Map.entry("SHA384withRSA", DigitalSignatureAlgorithm.SHA_384_WITH_RSA_ENCRYPTION),
            Map.entry("SHA512withRSA", DigitalSignatureAlgorithm.SHA_512_WITH_RSA_ENCRYPTION),
            Map.entry("RSASSA-PSS", DigitalSignatureAlgorithm.RSASSA_PSS),
            Map.entry("SHA256withECDSA", DigitalSignatureAlgorithm.ECDSA_WITH_SHA256),
            Map.entry("SHA384withECDSA", DigitalSignatureAlgorithm.ECDSA_WITH_SHA384),
            Map.entry("SHA512withECDSA", DigitalSignatureAlgorithm.ECDSA_WITH_SHA512));

    /** The tags of the parts of the two names. */
    static final List<Tag> NAMES = names();

    private CertificateAttributes() {}

    private static List<Tag> names() {
        List<Tag> names = new ArrayList<>(SUBJECT.values());
        names.addAll(ISSUER.values());
        return names;
    }

    /**
     * All of a certificate.
     *
     * @param der X.509 (RFC 5280)
     */
    public static List<Attribute> of(byte[] der) {
        X509Certificate certificate = parse(der);
        byte[] subject = certificate.getSubjectX500Principal().getEncoded();
        byte[] issuer = certificate.getIssuerX500Principal().getEncoded();
        List<Attribute> all = new ArrayList<>();
        all.add(Attribute.of(Item.of(Tag.CERTIFICATE_TYPE, CertificateType.X_509)));
        all.add(Attribute.of(Item.of(Tag.CERTIFICATE_LENGTH, der.length)));
        all.add(Attribute.of(Item.of(
                Tag.X_509_CERTIFICATE_IDENTIFIER,
                Item.of(Tag.ISSUER_DISTINGUISHED_NAME, issuer),
                Item.of(
                        Tag.CERTIFICATE_SERIAL_NUMBER,
                        certificate.getSerialNumber().toByteArray()))));
        all.add(Attribute.of(Item.of(Tag.X_509_CERTIFICATE_SUBJECT, Item.of(Tag.SUBJECT_DISTINGUISHED_NAME, subject))));
        all.add(Attribute.of(Item.of(Tag.X_509_CERTIFICATE_ISSUER, Item.of(Tag.ISSUER_DISTINGUISHED_NAME, issuer))));
        DigitalSignatureAlgorithm signature = SIGNATURES.get(certificate.getSigAlgName());
        if (signature != null) {
            all.add(Attribute.of(Item.of(Tag.DIGITAL_SIGNATURE_ALGORITHM, signature)));
        }
        all.addAll(parts(subject, SUBJECT));
        all.addAll(parts(issuer, ISSUER));
        return all;
    }

    private static List<Attribute> parts(byte[] name, Map<ASN1ObjectIdentifier, Tag> tags) {
        List<Attribute> parts = new ArrayList<>();
        for (RDN rdn : X500Name.getInstance(name).getRDNs()) {
            Tag tag = tags.get(rdn.getFirst().getType());
            ASN1Encodable part = rdn.getFirst().getValue();
            if (tag != null && parts.stream().noneMatch(each -> each.is(tag))) {
                parts.add(Attribute.of(tag, new Value.Text(IETFUtils.valueToString(part))));
            }
        }
        return parts;
    }

    private static X509Certificate parse(byte[] der) {
        try (var in = new ByteArrayInputStream(der)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (CertificateException | IOException e) {
            throw Failure.invalid("This is no X.509 certificate in DER.");
        }
    }
}
