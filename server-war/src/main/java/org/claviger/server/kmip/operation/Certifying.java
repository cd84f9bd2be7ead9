package org.claviger.server.kmip.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.Link;
import org.claviger.api.crypto.ObjectType;
import org.claviger.api.crypto.State;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.word.CertificateRequestType;
import org.claviger.kmip.word.CertificateType;
import org.claviger.kmip.word.CryptographicUsageMask;
import org.claviger.kmip.word.DigitalSignatureAlgorithm;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.Tag;
import org.claviger.kmip.word.UniqueIdentifierEnumeration;
import org.claviger.kmip.word.ValidityIndicator;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.crypto.ParameterSigning;
import org.claviger.server.crypto.SignatureRequest;
import org.claviger.server.kmip.Catalogue;
import org.claviger.server.kmip.Exchange;
import org.claviger.server.kmip.Failure;
import org.claviger.server.kmip.Fields;
import org.claviger.server.kmip.Operations;
import org.claviger.server.kmip.attribute.Attribute;
import org.claviger.server.kmip.attribute.CertificateAttributes;
import org.claviger.server.kmip.attribute.Wanted;
import org.claviger.server.kmip.material.Certificates;
import org.claviger.server.kmip.material.Certificates.Subject;
import org.claviger.server.object.EnrolmentService;
import org.claviger.server.object.LeavingMaterial;
import org.claviger.server.object.ObjectCriteria;
import org.claviger.server.object.ObjectView;
import org.claviger.server.object.ObjectViewService;
import org.claviger.server.vault.OpenedMaterial;

/**
 * Certify, Re-certify and Validate (KMIP 2.1, sections 6.1.6, 6.1.45 and 6.1.58). The CA is a private key of the tenant that may
 * sign certificates, and is linked to its own certificate; the client needs the grant to sign with it. It is the one that the
 * request names by the attribute {@code x-Issuer}, or the only one that the client sees.
 */
@ApplicationScoped
public class Certifying implements Operations {
    private static final String ISSUER = "Issuer";
    private static final int LONGEST_CHAIN = 20;

    private static final Map<Tag, ASN1ObjectIdentifier> NAME = new LinkedHashMap<>();

    static {
        NAME.put(Tag.CERTIFICATE_SUBJECT_C, BCStyle.C);
        NAME.put(Tag.CERTIFICATE_SUBJECT_ST, BCStyle.ST);
        NAME.put(Tag.CERTIFICATE_SUBJECT_L, BCStyle.L);
        NAME.put(Tag.CERTIFICATE_SUBJECT_O, BCStyle.O);
        NAME.put(Tag.CERTIFICATE_SUBJECT_OU, BCStyle.OU);
        NAME.put(Tag.CERTIFICATE_SUBJECT_CN, BCStyle.CN);
    }

    @Inject
    ObjectViewService objects;

    @Inject
    LeavingMaterial leaving;

    @Inject
    AuditTrail audit;

    @Inject
    EnrolmentService enrolments;

    @Inject
    ParameterSigning signing;

    @Inject
    Creation creation;

    @Inject
    Templates templates;

    @Override
    public void declare(Catalogue catalogue) {
        catalogue.changing(Operation.CERTIFY, this::certify);
        catalogue.changing(Operation.RE_CERTIFY, this::recertify);
        catalogue.using(Operation.VALIDATE, this::validate);
    }

    private List<Item> certify(Exchange exchange, Fields request) {
        List<Attribute> said = said(exchange, request);
        Optional<Subject> requested = ofRequest(request);
        Optional<UUID> key = request.has(Tag.UNIQUE_IDENTIFIER) || requested.isEmpty()
                ? Optional.of(exchange.identifier(request))
                : Optional.empty();
        Subject subject = requested.orElseGet(() -> new Subject(name(said), publicKey(exchange, key.orElseThrow())));
        UUID id = issue(exchange, said, subject, exchange.now());
        key.filter(each -> Arrays.equals(publicKey(exchange, each), subject.spki()))
                .ifPresent(each -> {
                    enrolments.link(exchange.caller(), id, Link.Type.PUBLIC_KEY, each);
                    enrolments.link(exchange.caller(), each, Link.Type.CERTIFICATE, id);
                });
        exchange.remember(id, UniqueIdentifierEnumeration.CERTIFY);
        return Payload.only(id);
    }

    private List<Item> recertify(Exchange exchange, Fields request) {
        UUID old = exchange.identifier(request);
        ObjectView view = leaving.look(exchange.caller(), old);
        X509Certificate before = certificate(exchange, view);
        List<Attribute> said = said(exchange, request);
        Subject subject = ofRequest(request)
                .orElseGet(() -> new Subject(
                        before.getSubjectX500Principal().getEncoded(),
                        before.getPublicKey().getEncoded()));
        int offset = request.interval(Tag.OFFSET).orElse(0);
        UUID id = issue(exchange, said, subject, exchange.now().plusSeconds(Math.max(offset, 0)));
        enrolments.link(exchange.caller(), old, Link.Type.REPLACEMENT, id);
        enrolments.link(exchange.caller(), id, Link.Type.REPLACED, old);
        exchange.remember(id, UniqueIdentifierEnumeration.RE_CERTIFY);
        return Payload.only(id);
    }

    private List<Attribute> said(Exchange exchange, Fields request) {
        return templates.attributes(exchange, request, Tag.TEMPLATE_ATTRIBUTE, Tag.ATTRIBUTES);
    }

    private static Optional<Subject> ofRequest(Fields request) {
        Optional<byte[]> value =
                request.bytes(Tag.CERTIFICATE_REQUEST_VALUE).or(() -> request.bytes(Tag.CERTIFICATE_REQUEST));
        CertificateRequestType type = request.word(Tag.CERTIFICATE_REQUEST_TYPE, CertificateRequestType.class)
                .orElse(CertificateRequestType.PKCS_10);
        if (value.isPresent() && type != CertificateRequestType.PKCS_10) {
            throw new Failure(ResultReason.INVALID_FIELD, "Certificate requests are taken in PKCS#10, DER.");
        }
        return value.map(Subject::ofRequest);
    }

    /** Parts of a name, or a whole one. */
    private static byte[] name(List<Attribute> said) {
        Optional<byte[]> whole = said.stream()
                .filter(each -> each.is(Tag.X_509_CERTIFICATE_SUBJECT))
                .findFirst()
                .flatMap(each -> each.fields().bytes(Tag.SUBJECT_DISTINGUISHED_NAME));
        if (whole.isPresent()) {
            return whole.get();
        }
        X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE);
        NAME.forEach((tag, part) -> said.stream()
                .filter(each -> each.is(tag))
                .forEach(each -> each.text().ifPresent(text -> name.addRDN(part, text))));
        try {
            byte[] der = name.build().getEncoded("DER");
            if (name.build().getRDNs().length == 0) {
                throw new Failure(
                        ResultReason.INVALID_MESSAGE, "Name the subject by attributes, or send a certificate request.");
            }
            return der;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] publicKey(Exchange exchange, UUID id) {
        ObjectView view = leaving.look(exchange.caller(), id);
        if (view.object().type() != ObjectType.PUBLIC_KEY || view.object().algorithm() == null) {
            throw new Failure(ResultReason.INVALID_FIELD, "A Public Key is certified.");
        }
        try (OpenedMaterial material = leaving.open(exchange.caller(), view, false)) {
            return material.reveal().clone();
        }
    }

    private UUID issue(Exchange exchange, List<Attribute> said, Subject subject, Instant from) {
        ObjectView ca = issuer(exchange, said);
        UUID caCertificate = Optional.ofNullable(ca.object().linked(Link.Type.CERTIFICATE))
                .orElseThrow(() -> Failure.invalid("The issuing key is linked to no certificate of its own."));
        X509Certificate own = certificate(exchange, leaving.look(exchange.caller(), caCertificate));
        boolean isRsa = ca.object().algorithm() == Algorithm.RSA;
        Instant to = said.stream()
                .filter(each -> each.is(Tag.DEACTIVATION_DATE))
                .map(each -> Fields.date(each.tagged()))
                .findFirst()
                .orElseGet(() -> Certificates.usualEnd(from));
        byte[] der = Certificates.issue(
                own,
                isRsa,
                subject,
                from,
                to,
                content -> sign(exchange, ca.object().id(), isRsa, content));
        Item object = Item.of(
                Tag.CERTIFICATE,
                Item.of(Tag.CERTIFICATE_TYPE, CertificateType.X_509),
                Item.of(Tag.CERTIFICATE_VALUE, der));
        Wanted wanted = Wanted.of(
                said.stream().filter(each -> !describesCertificate(each)).toList(), exchange.version());
        UUID id = creation.registerObject(exchange, ObjectType.CERTIFICATE, object, wanted);
        enrolments.link(exchange.caller(), id, Link.Type.CERTIFICATE, caCertificate);
        return id;
    }

    /** What is in the certificate itself is found there. */
    private static boolean describesCertificate(Attribute attribute) {
        return attribute
                .tag()
                .filter(tag -> tag == Tag.X_509_CERTIFICATE_SUBJECT || NAME.containsKey(tag))
                .isPresent();
    }

    private byte[] sign(Exchange exchange, UUID ca, boolean isRsa, byte[] content) {
        DigitalSignatureAlgorithm algorithm = isRsa
                ? DigitalSignatureAlgorithm.SHA_256_WITH_RSA_ENCRYPTION
                : DigitalSignatureAlgorithm.ECDSA_WITH_SHA256;
        Item parameters = Item.of(Tag.CRYPTOGRAPHIC_PARAMETERS, Item.of(Tag.DIGITAL_SIGNATURE_ALGORITHM, algorithm));
        return signing.perform(exchange.caller(), SignatureRequest.of(ca, parameters, content));
    }

    private ObjectView issuer(Exchange exchange, List<Attribute> said) {
        Optional<String> named = said.stream()
                .filter(each ->
                        each.vendor().equals(Attribute.CLIENT) && each.name().equals(ISSUER))
                .findFirst()
                .flatMap(Attribute::text);
        ObjectCriteria signing = new ObjectCriteria()
                .type(ObjectType.PRIVATE_KEY)
                .mask(CryptographicUsageMask.CERTIFICATE_SIGN.code())
                .state(State.ACTIVE, exchange.now());
        named.map(Exchange::parse).ifPresent(signing::id);
        List<UUID> found = objects.find(exchange.caller(), signing, 0, 2);
        if (found.size() != 1) {
            throw new Failure(
                    ResultReason.INVALID_FIELD,
                    found.isEmpty()
                            ? "There is no active private key whose usage mask has Certificate Sign."
                            : "Several keys may sign certificates: name one by the attribute \"x-Issuer\".");
        }
        return objects.look(exchange.caller(), found.get(0));
    }

    private X509Certificate certificate(Exchange exchange, ObjectView view) {
        if (view.object().type() != ObjectType.CERTIFICATE) {
            throw new Failure(ResultReason.INVALID_FIELD, "The object is no Certificate.");
        }
        try (OpenedMaterial material = leaving.open(exchange.caller(), view, false)) {
            return CertificateAttributes.parse(material.reveal());
        }
    }

    private List<Item> validate(Exchange exchange, Fields request) {
        List<Item> all = request.all(Tag.UNIQUE_IDENTIFIER);
        if (all.size() + request.all(Tag.CERTIFICATE).size() > LONGEST_CHAIN) {
            throw Failure.invalid("A chain has at most " + LONGEST_CHAIN + " certificates.");
        }
        List<X509Certificate> chain = new ArrayList<>();
        for (Item sent : request.all(Tag.CERTIFICATE)) {
            chain.add(CertificateAttributes.parse(
                    Fields.require(Fields.of(sent).bytes(Tag.CERTIFICATE_VALUE), Tag.CERTIFICATE_VALUE)));
        }
        boolean stands = true;
        for (Item named : all) {
            ObjectView view = leaving.look(exchange.caller(), exchange.identifier(named));
            audit.record(
                    exchange.caller(), Action.KEY_ATTRIBUTES_READ, view.object().id(), "Validate");
            stands &= view.object().state() == State.ACTIVE || view.object().state() == State.PRE_ACTIVE;
            if (stands) {
                chain.add(certificate(exchange, view));
            }
        }
        if (chain.isEmpty() && stands) {
            throw new Failure(ResultReason.INVALID_MESSAGE, "Send certificates, or name them.");
        }
        Instant when = request.date(Tag.VALIDITY_DATE).orElse(exchange.now());
        boolean valid = stands && Certificates.isValid(chain, when);
        return List.of(Item.of(Tag.VALIDITY_INDICATOR, valid ? ValidityIndicator.VALID : ValidityIndicator.INVALID));
    }
}
