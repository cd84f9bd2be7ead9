package org.claviger.server.kmip.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.claviger.api.crypto.LifeDates;
import org.claviger.api.crypto.PlannedDate;
import org.claviger.api.crypto.State;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.Tag;
import org.claviger.server.kmip.Exchange;
import org.claviger.server.kmip.Failure;
import org.claviger.server.kmip.Fields;
import org.claviger.server.kmip.attribute.Attribute;
import org.claviger.server.kmip.attribute.Attribute.AttributeName;
import org.claviger.server.kmip.attribute.AttributeChanges;
import org.claviger.server.kmip.attribute.KeptForm;
import org.claviger.server.object.LifecycleService;
import org.claviger.server.object.ObjectCriteria;
import org.claviger.server.object.ObjectView;
import org.claviger.server.object.ObjectViewService;

/** Makes an object's attributes of one name become others, within the caller's transaction. */
@ApplicationScoped
class AttributeEditor {
    @Inject
    ObjectViewService objects;

    @Inject
    LifecycleService lifecycle;

    /** All that the object is to have of that name from now on. */
    void become(Exchange exchange, ObjectView view, AttributeName name, List<Attribute> wanted) {
        UUID id = view.object().id();
        Optional<PlannedDate> date = name.tag().flatMap(AttributeEditor::plannedDate);
        if (date.isPresent()) {
            plan(exchange, view, date.get(), wanted);
            return;
        }
        if (name.equals(AttributeName.of(Tag.NAME))) {
            wanted.forEach(each -> requireUnique(exchange, id, each));
        }
        objects.change(exchange.caller(), id, AttributeChanges.become(view, name, wanted));
    }

    /** A Name is one object's alone (KMIP 2.1, section 4.32). */
    private void requireUnique(Exchange exchange, UUID id, Attribute name) {
        String text = Fields.require(name.fields().text(Tag.NAME_VALUE), Tag.NAME_VALUE);
        boolean isTaken = objects
                .find(
                        exchange.caller(),
                        new ObjectCriteria()
                                .named(text, List.of(KeptForm.of(name)))
                                .notDestroyed(),
                        0,
                        2)
                .stream()
                .anyMatch(found -> !found.equals(id));
        if (isTaken) {
            throw new Failure(ResultReason.NON_UNIQUE_NAME_ATTRIBUTE, "Another object has this Name.");
        }
    }

    private static Optional<PlannedDate> plannedDate(Tag tag) {
        return switch (tag) {
            case ACTIVATION_DATE -> Optional.of(PlannedDate.ACTIVATION);
            case PROCESS_START_DATE -> Optional.of(PlannedDate.PROCESS_START);
            case PROTECT_STOP_DATE -> Optional.of(PlannedDate.PROTECT_STOP);
            case DEACTIVATION_DATE -> Optional.of(PlannedDate.DEACTIVATION);
            default -> Optional.empty();
        };
    }

    private void plan(Exchange exchange, ObjectView view, PlannedDate date, List<Attribute> wanted) {
        UUID id = view.object().id();
        if (wanted.isEmpty()) {
            lifecycle.forget(exchange.caller(), id, date, null);
            return;
        }
        Instant when = Fields.date(Item.of(Tag.ACTIVATION_DATE, wanted.get(0).value()));
        boolean isActivation = date == PlannedDate.ACTIVATION;
        if (isActivation && view.object().state() != State.PRE_ACTIVE) {
            throw new Failure(
                    ResultReason.WRONG_KEY_LIFECYCLE_STATE,
                    "The Activation Date of an object changes while it is Pre-Active.");
        }
        if (isActivation && !when.isAfter(Instant.now())) {
            lifecycle.activate(exchange.caller(), id, null);
            return;
        }
        lifecycle.plan(
                exchange.caller(),
                id,
                new LifeDates(
                        isActivation ? when : null,
                        date == PlannedDate.PROCESS_START ? when : null,
                        date == PlannedDate.PROTECT_STOP ? when : null,
                        date == PlannedDate.DEACTIVATION ? when : null,
                        null,
                        null,
                        null),
                null);
    }
}
