package org.claviger.server.kmip.push;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.word.EndpointRole;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.Tag;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.kmip.Catalogue;
import org.claviger.server.kmip.Exchange;
import org.claviger.server.kmip.Failure;
import org.claviger.server.kmip.Fields;
import org.claviger.server.kmip.Operations;
import org.claviger.server.kmip.Reversible;

/** Set Endpoint Role (KMIP 2.1, section 6.1.54). */
@ApplicationScoped
public class Roles implements Operations {
    @Inject
    Changes changes;

    @Inject
    AuditTrail audit;

    @Override
    public void declare(Catalogue catalogue) {
        catalogue.using(Operation.SET_ENDPOINT_ROLE, this::setEndpointRole);
        catalogue.sending(Operation.NOTIFY);
        catalogue.sending(Operation.PUT);
    }

    /** Which of the two roles is named, the server's new one or the client's, clients differ in: success changes both. */
    private List<Item> setEndpointRole(Exchange exchange, Fields request) {
        EndpointRole role = Fields.require(request.word(Tag.ENDPOINT_ROLE, EndpointRole.class), Tag.ENDPOINT_ROLE);
        Reversible connection = exchange.connection()
                .orElseThrow(() -> new Failure(
                        ResultReason.FEATURE_NOT_SUPPORTED,
                        "Roles change on connections to KMIP's own port by a client that its certificate tells: send this"
                                + " alone, without a Credential."));
        changes.follow(exchange.caller(), exchange.version(), connection);
        audit.record(exchange.caller(), Action.KMIP_ROLE_CHANGED, null, null);
        return List.of(Item.of(Tag.ENDPOINT_ROLE, role));
    }
}
