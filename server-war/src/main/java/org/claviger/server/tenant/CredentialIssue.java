package org.claviger.server.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.UUID;
import org.claviger.api.Secret;
import org.claviger.api.approval.IssuedCredential;
import org.claviger.api.approval.ProposalText;
import org.claviger.api.approval.ProposedAction;
import org.claviger.api.approval.Wording;
import org.claviger.api.tenant.IssuedCertificateResponse;
import org.claviger.api.tenant.IssuedSecretResponse;
import org.claviger.server.approval.Approval;
import org.claviger.server.approval.Approved;
import org.claviger.server.approval.Carried;
import org.claviger.server.platform.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Gives a client something further to authenticate by. Whoever holds it is that client: if that may take key material out, one
 * operator alone must not make himself one.
 */
@ApplicationScoped
public class CredentialIssue implements Approved<CredentialOrder> {
    @Inject
    Clients clients;

    @Inject
    ClientSecretService secrets;

    @Inject
    ClientCertificateService certificates;

    @Override
    public ProposedAction action() {
        return ProposedAction.ISSUE_CLIENT_CREDENTIAL;
    }

    @Override
    public Class<CredentialOrder> requestType() {
        return CredentialOrder.class;
    }

    @Override
    public boolean needsApproval(Caller proposer, @Nullable UUID objectId, CredentialOrder order) {
        return MaterialReach.of(require(proposer.tenant(), objectId).profile()).exceeds(MaterialReach.NOTHING);
    }

    @Override
    public void check(Caller proposer, @Nullable UUID objectId, CredentialOrder order) {
        require(proposer.tenant(), objectId);
        if (order.certificate() != null) {
            SigningRequest.keyOf(order.certificate().csrPem());
        }
    }

    @Override
    public Wording describe(UUID scope, @Nullable UUID objectId, CredentialOrder order) {
        boolean isSecret = order.secret() != null;
        return clients.withId(Objects.requireNonNull(objectId), scope)
                .map(client -> Wording.of(
                        isSecret ? ProposalText.CLIENT_SECRET : ProposalText.CLIENT_CERTIFICATE, client.name()))
                .orElseGet(() ->
                        Wording.of(isSecret ? ProposalText.GONE_CLIENT_SECRET : ProposalText.GONE_CLIENT_CERTIFICATE));
    }

    @Override
    public Carried carryOut(Caller caller, @Nullable UUID objectId, CredentialOrder order, Approval approval) {
        Client client = require(caller.tenant(), objectId);
        if (order.secret() != null) {
            IssuedSecretResponse issued =
                    secrets.create(caller, client.id(), order.secret().expiresInDays());
            return new Carried(
                    Wording.of(ProposalText.CLIENT_HAS_SECRET, client.name()),
                    issued,
                    new IssuedCredential(client.id(), client.name(), issued.clientSecret(), issued.expiresAt()));
        }
        if (order.certificate() != null) {
            IssuedCertificateResponse issued = certificates.issue(caller, client.id(), order.certificate());
            return new Carried(
                    Wording.of(ProposalText.CLIENT_HAS_CERTIFICATE, client.name()),
                    issued,
                    new IssuedCredential(
                            client.id(),
                            client.name(),
                            Secret.of(issued.certificatePem()),
                            issued.certificate().notAfter()));
        }
        return Carried.out(ProposalText.CLIENT_MAPPED, client.name())
                .answering(certificates.map(caller, client.id(), Objects.requireNonNull(order.mapping())));
    }

    private Client require(UUID tenantId, @Nullable UUID objectId) {
        return clients.require(Objects.requireNonNull(objectId), tenantId);
    }
}
