package org.claviger.server.kmip.attribute;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
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
    private static final List<Part> PARTS = List.of(
            new Part(BCStyle.CN, Tag.CERTIFICATE_SUBJECT_CN, Tag.CERTIFICATE_ISSUER_CN),
            new Part(BCStyle.O, Tag.CERTIFICATE_SUBJECT_O, Tag.CERTIFICATE_ISSUER_O),
            new Part(BCStyle.OU, Tag.CERTIFICATE_SUBJECT_OU, Tag.CERTIFICATE_ISSUER_OU),
            new Part(BCStyle.EmailAddress, Tag.CERTIFICATE_SUBJECT_EMAIL, Tag.CERTIFICATE_ISSUER_EMAIL),
            new Part(BCStyle.C, Tag.CERTIFICATE_SUBJECT_C, Tag.CERTIFICATE_ISSUER_C),
            new Part(BCStyle.ST, Tag.CERTIFICATE_SUBJECT_ST, Tag.CERTIFICATE_ISSUER_ST),
            new Part(BCStyle.L, Tag.CERTIFICATE_SUBJECT_L, Tag.CERTIFICATE_ISSUER_L),
            new Part(BCStyle.UID, Tag.CERTIFICATE_SUBJECT_UID, Tag.CERTIFICATE_ISSUER_UID),
            new Part(BCStyle.SERIALNUMBER, Tag.CERTIFICATE_SUBJECT_SERIAL_NUMBER, Tag.CERTIFICATE_ISSUER_SERIAL_NUMBER),
            new Part(BCStyle.T, Tag.CERTIFICATE_SUBJECT_TITLE, Tag.CERTIFICATE_ISSUER_TITLE),
            new Part(BCStyle.DC, Tag.CERTIFICATE_SUBJECT_DC, Tag.CERTIFICATE_ISSUER_DC),
            new Part(BCStyle.DN_QUALIFIER, Tag.CERTIFICATE_SUBJECT_DN_QUALIFIER, Tag.CERTIFICATE_ISSUER_DN_QUALIFIER));

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
    static final List<Tag> NAMES = PARTS.stream()
            .flatMap(part -> Stream.of(part.ofSubject(), part.ofIssuer()))
            .toList();

    private CertificateAttributes() {}

    /** Of a name: how it is told of the subject, and of the issuer. */
    private record Part(ASN1ObjectIdentifier type, Tag ofSubject, Tag ofIssuer) {}

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
        all.addAll(parts(subject, Part::ofSubject));
        all.addAll(parts(issuer, Part::ofIssuer));
        return all;
    }

    /** The first of each type. */
    private static List<Attribute> parts(byte[] name, Function<Part, Tag> tag) {
        List<Attribute> parts = new ArrayList<>();
        Set<Part> told = new HashSet<>();
        for (RDN rdn : X500Name.getInstance(name).getRDNs()) {
            PARTS.stream()
                    .filter(part -> part.type().equals(rdn.getFirst().getType()))
                    .filter(told::add)
                    .forEach(part -> parts.add(Attribute.of(
                            tag.apply(part),
                            new Value.Text(
                                    IETFUtils.valueToString(rdn.getFirst().getValue())))));
        }
        return parts;
    }

    /**
     * Reads one.
     *
     * @param der X.509 (RFC 5280)
     */
    public static X509Certificate parse(byte[] der) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException e) {
            throw Failure.invalid("This is no X.509 certificate in DER.");
        }
    }
}
