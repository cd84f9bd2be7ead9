package org.claviger.server.kmip.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.Tag;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.kmip.Catalogue;
import org.claviger.server.kmip.Exchange;
import org.claviger.server.kmip.Fields;
import org.claviger.server.kmip.Operations;
import org.claviger.server.kmip.rule.RulesOfTenants;

/** Set Defaults, Set Constraints and Get Constraints (KMIP 2.1, sections 6.1.53, 6.1.52 and 6.1.22). */
@ApplicationScoped
public class RuleOperations implements Operations {
    @Inject
    RulesOfTenants rules;

    @Inject
    AuditTrail audit;

    @Override
    public void declare(Catalogue catalogue) {
        catalogue.changing(Operation.SET_DEFAULTS, this::setDefaults);
        catalogue.changing(Operation.SET_CONSTRAINTS, this::setConstraints);
        catalogue.using(Operation.GET_CONSTRAINTS, this::getConstraints);
    }

    /** Without Defaults Information those that there are go. */
    private List<Item> setDefaults(Exchange exchange, Fields request) {
        exchange.caller().clientAccess().requireEverywhere(OperationGroup.SET_RULES);
        rules.setDefaults(
                exchange.caller().tenant(),
                request.structure(Tag.DEFAULTS_INFORMATION)
                        .map(Fields::structure)
                        .orElseGet(() -> Item.of(Tag.DEFAULTS_INFORMATION)));
        return recorded(exchange, "defaults");
    }

    private List<Item> setConstraints(Exchange exchange, Fields request) {
        exchange.caller().clientAccess().requireEverywhere(OperationGroup.SET_RULES);
        rules.setConstraints(
                exchange.caller().tenant(),
                Fields.require(request.structure(Tag.CONSTRAINTS), Tag.CONSTRAINTS)
                        .structure());
        return recorded(exchange, "constraints");
    }

    private List<Item> recorded(Exchange exchange, String which) {
        audit.record(
                exchange.caller(), Action.KMIP_RULES_CHANGED, exchange.caller().tenant(), which);
        return List.of();
    }

    /** Who may not break them may know them. */
    private List<Item> getConstraints(Exchange exchange, Fields request) {
        return List.of(rules.of(exchange.caller().tenant()).constraints());
    }
}
