package org.claviger.server.kmip.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.claviger.api.crypto.RevokeKeyRequest;
import org.claviger.api.crypto.UsageLimits;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.RevocationReasonCode;
import org.claviger.kmip.word.Tag;
import org.claviger.server.kmip.Catalogue;
import org.claviger.server.kmip.Exchange;
import org.claviger.server.kmip.Failure;
import org.claviger.server.kmip.Fields;
import org.claviger.server.kmip.Operations;
import org.claviger.server.kmip.attribute.KeptForm;
import org.claviger.server.kmip.attribute.ObjectAttributes;
import org.claviger.server.kmip.attribute.Terms;
import org.claviger.server.object.Kept;
import org.claviger.server.object.LeavingMaterial;
import org.claviger.server.object.LifecycleService;
import org.claviger.server.object.ObjectChange;
import org.claviger.server.object.ObjectView;
import org.claviger.server.object.ObjectViewService;
import org.claviger.server.object.UsageCounts;

/**
 * Activate, Revoke, Destroy, Archive, Recover, Check, Obtain Lease and Get Usage Allocation (KMIP 2.1, sections 6.1.1, 6.1.50,
 * 6.1.16, 6.1.4, 6.1.45, 6.1.7, 6.1.34 and 6.1.25).
 */
@ApplicationScoped
public class LifecycleOperations implements Operations {
    private static final int LONGEST_MESSAGE = 500;

    @Inject
    LifecycleService lifecycle;

    @Inject
    ObjectViewService objects;

    @Inject
    LeavingMaterial leaving;

    @Inject
    UsageCounts counts;

    @Override
    public void declare(Catalogue catalogue) {
        catalogue.changing(Operation.ACTIVATE, this::activate);
        catalogue.changing(Operation.REVOKE, this::revoke);
        catalogue.changing(Operation.DESTROY, this::destroy);
        catalogue.changing(Operation.ARCHIVE, this::archive);
        catalogue.changing(Operation.RECOVER, this::recover);
        catalogue.using(Operation.CHECK, this::check);
        catalogue.using(Operation.OBTAIN_LEASE, this::obtainLease);
        catalogue.using(Operation.GET_USAGE_ALLOCATION, this::getUsageAllocation);
    }

    private List<Item> activate(Exchange exchange, Fields request) {
        UUID id = exchange.identifier(request);
        lifecycle.activate(exchange.caller(), id, null);
        return Payload.only(id);
    }

    private List<Item> revoke(Exchange exchange, Fields request) {
        UUID id = exchange.identifier(request);
        Fields why = Fields.require(request.structure(Tag.REVOCATION_REASON), Tag.REVOCATION_REASON);
        lifecycle.revoke(exchange.caller(), id, reason(why, request.date(Tag.COMPROMISE_OCCURRENCE_DATE)), null);
        return Payload.only(id);
    }

    /** Reads a Revocation Reason. */
    static RevokeKeyRequest reason(Fields why, Optional<Instant> compromiseOccurrence) {
        RevocationReasonCode code = Fields.require(
                why.word(Tag.REVOCATION_REASON_CODE, RevocationReasonCode.class), Tag.REVOCATION_REASON_CODE);
        Optional<String> message = why.text(Tag.REVOCATION_MESSAGE);
        if (message.filter(text -> text.length() > LONGEST_MESSAGE).isPresent()) {
            throw Failure.invalid("A Revocation Message has at most " + LONGEST_MESSAGE + " characters.");
        }
        return new RevokeKeyRequest(Terms.reason(code), message.orElse(null), compromiseOccurrence.orElse(null));
    }

    private List<Item> destroy(Exchange exchange, Fields request) {
        UUID id = exchange.identifier(request);
        lifecycle.destroy(exchange.caller(), id, null);
        return Payload.only(id);
    }

    private List<Item> archive(Exchange exchange, Fields request) {
        UUID id = exchange.identifier(request);
        ObjectView view = objects.look(exchange.caller(), id, OperationGroup.MANAGE_LIFE_CYCLE);
        Reading.requireOnline(view);
        List<Kept> kept = new ArrayList<>(view.kept());
        kept.add(KeptForm.of(
                Item.of(Tag.ARCHIVE_DATE, new Value.DateTime(exchange.now().getEpochSecond()))));
        objects.change(exchange.caller(), id, new ObjectChange(null, null, null, kept));
        return Payload.only(id);
    }

    private List<Item> recover(Exchange exchange, Fields request) {
        UUID id = exchange.identifier(request);
        ObjectView view = objects.look(exchange.caller(), id, OperationGroup.MANAGE_LIFE_CYCLE);
        List<Kept> kept = new ArrayList<>(view.kept());
        boolean wasArchived = kept.removeIf(each -> each.is(Tag.ARCHIVE_DATE.title()));
        if (!wasArchived) {
            throw new Failure(ResultReason.ILLEGAL_OPERATION, "The object is not archived.");
        }
        objects.change(exchange.caller(), id, new ObjectChange(null, null, null, kept));
        return Payload.only(id);
    }

    private List<Item> check(Exchange exchange, Fields request) {
        UUID id = exchange.identifier(request);
        ObjectView view = objects.view(exchange.caller(), id);
        int wanted = request.integer(Tag.CRYPTOGRAPHIC_USAGE_MASK).orElse(0);
        if ((view.usageMask() & wanted) != wanted) {
            throw new Failure(
                    ResultReason.INCOMPATIBLE_CRYPTOGRAPHIC_USAGE_MASK,
                    "The Cryptographic Usage Mask of the object does not allow all of that.");
        }
        UsageLimits limits = view.object().policy().usageLimits();
        long count = request.longInteger(Tag.USAGE_LIMITS_COUNT).orElse(0L);
        if (limits != null && limits.left() != null && limits.left() < count) {
            throw new Failure(ResultReason.USAGE_LIMIT_EXCEEDED, "Not as much of the Usage Limits is left.");
        }
        int lease = request.interval(Tag.LEASE_TIME).orElse(0);
        if (lease > ObjectAttributes.LEASE) {
            throw new Failure(
                    ResultReason.PERMISSION_DENIED, "A lease is for " + ObjectAttributes.LEASE + " seconds at most.");
        }
        return Payload.only(id);
    }

    private List<Item> obtainLease(Exchange exchange, Fields request) {
        UUID id = exchange.identifier(request);
        ObjectView view = objects.view(exchange.caller(), id);
        Reading.requireOnline(view);
        if (Reading.isDestroyed(view.object())) {
            throw new Failure(ResultReason.OBJECT_DESTROYED, "The object is destroyed: there is nothing to be leased.");
        }
        return List.of(
                Payload.id(id),
                Item.of(Tag.LEASE_TIME, new Value.Interval(ObjectAttributes.LEASE)),
                Item.of(
                        Tag.LAST_CHANGE_DATE,
                        new Value.DateTime(view.lastChangeDate().getEpochSecond())));
    }

    /** For clients that use the material themselves: whoever may not have that gets no share of its limits. */
    private List<Item> getUsageAllocation(Exchange exchange, Fields request) {
        UUID id = exchange.identifier(request);
        long count = Fields.require(request.longInteger(Tag.USAGE_LIMITS_COUNT), Tag.USAGE_LIMITS_COUNT);
        ObjectView view = objects.look(exchange.caller(), id, OperationGroup.GET_MATERIAL);
        UsageLimits limits = view.object().policy().usageLimits();
        if (limits == null) {
            throw new Failure(ResultReason.ILLEGAL_OPERATION, "The object has no Usage Limits.");
        }
        if (count < 1) {
            throw Failure.invalid("A \"Usage Limits Count\" is 1 at least.");
        }
        counts.allocate(id, limits.unit(), count);
        leaving.hasLeft(exchange.caller(), id, "usage allocation of " + count);
        return Payload.only(id);
    }
}
