package org.claviger.launcher.demo;

import java.io.IOException;
import java.io.StringWriter;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;
import org.claviger.api.Secret;
import org.claviger.api.approval.IssuedCredential;
import org.claviger.api.approval.ProposalResponse;
import org.claviger.api.auth.LoginRequest;
import org.claviger.api.auth.LoginResponse;
import org.claviger.api.client.ApiClient;
import org.claviger.api.tenant.ClientAuthorityResponse;
import org.claviger.api.tenant.CreateClientRequest;
import org.claviger.api.tenant.Grant;
import org.claviger.api.tenant.IssueCertificateRequest;
import org.claviger.api.tenant.IssuedCertificateResponse;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.launcher.LaunchException;
import org.claviger.launcher.demo.DemoAccess.Application;
import org.claviger.launcher.demo.DemoAccess.DemoTenant;
import org.claviger.launcher.demo.DemoAccess.Person;

/** Gives the demo's applications certificates of their tenant's own CA, as its operators do it, and a second application. */
final class DemoClients {
    private static final String TENANT = "/api/v1/tenant/";

    private final ApiClient server;

    DemoClients(ApiClient server) {
        this.server = server;
    }

    /** The same tenant, whose applications have certificates. */
    DemoTenant certified(DemoTenant tenant) {
        ApiClient operator = signIn(tenant, 0);
        ApiClient another = signIn(tenant, 1);
        operator.post(TENANT + "client-authorities/built-in", null, ClientAuthorityResponse.class);
        Application client = certified(
                tenant.client(),
                csr -> operator.post(
                                certificates(tenant.client()),
                                new IssueCertificateRequest(csr, null),
                                IssuedCertificateResponse.class)
                        .certificatePem());
        Application storage = storage(operator, another, tenant.name());
        Application certifiedStorage = certified(storage, csr -> {
            ProposalResponse proposal = operator.post(
                    certificates(storage), new IssueCertificateRequest(csr, null), ProposalResponse.class);
            return String.valueOf(
                    Objects.requireNonNull(accept(another, proposal).credential())
                            .secret()
                            .reveal());
        });
        return new DemoTenant(tenant.id(), tenant.name(), tenant.kekId(), tenant.operators(), client, certifiedStorage);
    }

    private ApiClient signIn(DemoTenant tenant, int which) {
        Person person = tenant.operators().get(which);
        return server.as(server.post(
                        "/api/v1/auth/login",
                        LoginRequest.of(
                                tenant.name(),
                                person.username(),
                                person.password().copy()),
                        LoginResponse.class)
                .accessToken());
    }

    /** One that takes key material out is made by one operator, and accepted by another. */
    private static Application storage(ApiClient operator, ApiClient another, String tenant) {
        Grant everything = new Grant(EnumSet.allOf(OperationGroup.class), null, null);
        CreateClientRequest request =
                new CreateClientRequest(tenant + "-storage", null, null, List.of(everything), null, null, null);
        ProposalResponse proposal = operator.post(TENANT + "clients", request, ProposalResponse.class);
        IssuedCredential made = Objects.requireNonNull(accept(another, proposal).credential());
        return new Application(made.id().toString(), made.secret(), null, null);
    }

    private static ProposalResponse accept(ApiClient operator, ProposalResponse proposal) {
        return operator.post(TENANT + "proposals/" + proposal.id() + "/accept", null, ProposalResponse.class);
    }

    private static Application certified(Application application, UnaryOperator<String> issue) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            PKCS10CertificationRequest csr = new JcaPKCS10CertificationRequestBuilder(
                            new X500Name("CN=" + application.id()), pair.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()));
            return new Application(
                    application.id(),
                    application.secret(),
                    issue.apply(pem("CERTIFICATE REQUEST", csr.getEncoded())),
                    Secret.of(pem("PRIVATE KEY", pair.getPrivate().getEncoded())));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new LaunchException("A certificate for the demo can't be made: " + e.getMessage(), e);
        }
    }

    private static String certificates(Application application) {
        return TENANT + "clients/" + application.id() + "/certificates";
    }

    private static String pem(String type, byte[] der) throws IOException {
        StringWriter text = new StringWriter();
        try (PemWriter pem = new PemWriter(text)) {
            pem.writeObject(new PemObject(type, der));
        }
        return text.toString();
    }
}
