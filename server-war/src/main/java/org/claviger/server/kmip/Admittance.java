package org.claviger.server.kmip;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.claviger.api.ErrorCode;
import org.claviger.api.Secret;
import org.claviger.api.auth.Role;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.CredentialType;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.Tag;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.identity.Identity;
import org.claviger.server.platform.Caller;

/**
 * Finds out which client sends a message (KMIP 2.1, sections 8.3 and 7.5): by the Credential in its header, which counts alone
 * if there is one, or else by its connection.
 */
@ApplicationScoped
class Admittance {
    @Inject
    Identity identity;

    @Inject
    Tickets tickets;

    @Inject
    AuditTrail audit;

    /** The client; fails if it can't be told. */
    Caller admit(Contact contact, Fields header) {
        Optional<Caller> found = credential(header)
                .map(credential -> byCredential(credential, contact))
                .orElseGet(contact.byTransport());
        return found.filter(each -> each.role() == Role.CLIENT).orElseThrow(Admittance::unknown);
    }

    /** The certificate that tells the client; none does if there is a Credential. */
    static Optional<X509Certificate> certificate(Contact contact, Fields header) {
        return credential(header).isPresent() ? Optional.empty() : contact.certificate();
    }

    /** The connection, if it tells the client; it doesn't if there is a Credential, which belongs to its message alone. */
    static Optional<Reversible> connection(Contact contact, Fields header) {
        return certificate(contact, header).flatMap(shown -> contact.connection());
    }

    /** A ticket ends, and gives no other: who has one could have them for ever. */
    void requireNoTicketForTicket(Fields header, List<Item> requests) {
        boolean byTicket = credential(header)
                .flatMap(credential -> credential.word(Tag.CREDENTIAL_TYPE, CredentialType.class))
                .filter(type -> type == CredentialType.TICKET)
                .isPresent();
        boolean asks = requests.stream()
                .flatMap(request -> request.first(Tag.OPERATION).stream())
                .anyMatch(operation -> operation.equals(Item.of(Tag.OPERATION, Operation.LOGIN))
                        || operation.equals(Item.of(Tag.OPERATION, Operation.DELEGATED_LOGIN)));
        if (byTicket && asks) {
            throw new Failure(
                    ResultReason.AUTHENTICATION_NOT_SUCCESSFUL,
                    "By a ticket nobody gets another one. Send a certificate, or an id and a secret.");
        }
    }

    /** Records that somebody was refused whom the server doesn't know. */
    void refused(Contact contact, Fields header) {
        String claimed = header.first(Tag.AUTHENTICATION)
                .flatMap(authentication -> authentication.first(Tag.CREDENTIAL))
                .flatMap(credential -> credential.first(Tag.CREDENTIAL_VALUE))
                .flatMap(value -> value.first(Tag.USERNAME))
                .flatMap(name -> name.value() instanceof Value.Text text ? Optional.of(text.text()) : Optional.empty())
                .orElse(null);
        audit.ofStranger(
                null,
                Action.REQUEST_REFUSED,
                ErrorCode.NOT_AUTHENTICATED,
                claimed,
                "KMIP",
                contact.origin().correlationId());
    }

    private static Optional<Fields> credential(Fields header) {
        return header.structure(Tag.AUTHENTICATION)
                .map(authentication -> Fields.of(Fields.require(authentication.first(Tag.CREDENTIAL), Tag.CREDENTIAL)));
    }

    private Optional<Caller> byCredential(Fields credential, Contact contact) {
        CredentialType type =
                Fields.require(credential.word(Tag.CREDENTIAL_TYPE, CredentialType.class), Tag.CREDENTIAL_TYPE);
        Fields value = Fields.require(credential.structure(Tag.CREDENTIAL_VALUE), Tag.CREDENTIAL_VALUE);
        return switch (type) {
            case USERNAME_AND_PASSWORD ->
                identity.bySecret(
                                Fields.require(value.text(Tag.USERNAME), Tag.USERNAME),
                                Secret.of(value.text(Tag.PASSWORD).orElse("")),
                                contact.origin())
                        .map(Identity.Identified::caller);
            case TICKET -> tickets.bearer(Fields.require(value.structure(Tag.TICKET), Tag.TICKET), contact.origin());
            default ->
                throw new Failure(
                        ResultReason.FEATURE_NOT_SUPPORTED,
                        "A Credential of type \"" + type.title() + "\" is not taken. Send Username and Password.");
        };
    }

    static Failure unknown() {
        return new Failure(
                ResultReason.AUTHENTICATION_NOT_SUCCESSFUL,
                "Nobody known sends this. Connect with a certificate of a client, or send its id and a secret as Username"
                        + " and Password.");
    }
}
