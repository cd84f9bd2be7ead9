package org.claviger.server.kmip.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.AdjustmentType;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.Tag;
import org.claviger.server.kmip.Catalogue;
import org.claviger.server.kmip.Exchange;
import org.claviger.server.kmip.Failure;
import org.claviger.server.kmip.Fields;
import org.claviger.server.kmip.Operations;
import org.claviger.server.kmip.attribute.Attribute;
import org.claviger.server.kmip.attribute.Attribute.AttributeName;
import org.claviger.server.kmip.attribute.AttributeRule;
import org.claviger.server.kmip.attribute.ObjectAttributes;
import org.claviger.server.object.ObjectView;
import org.claviger.server.object.ObjectViewService;

/**
 * Get Attributes, Get Attribute List, Add, Modify, Set, Adjust and Delete Attribute (KMIP 2.1, sections 6.1.22, 6.1.23, 6.1.2,
 * 6.1.33, 6.1.52, 6.1.3 and 6.1.14).
 */
@ApplicationScoped
public class AttributeOperations implements Operations {
    @Inject
    ObjectViewService objects;

    @Inject
    AttributeEditor editor;

    @Override
    public void declare(Catalogue catalogue) {
        catalogue.using(Operation.GET_ATTRIBUTES, this::get);
        catalogue.using(Operation.GET_ATTRIBUTE_LIST, this::list);
        catalogue.changing(Operation.ADD_ATTRIBUTE, this::add);
        catalogue.changing(Operation.MODIFY_ATTRIBUTE, this::modify);
        catalogue.changing(Operation.SET_ATTRIBUTE, this::set);
        catalogue.changing(Operation.ADJUST_ATTRIBUTE, this::adjust);
        catalogue.changing(Operation.DELETE_ATTRIBUTE, this::delete);
    }

    private List<Item> get(Exchange exchange, Fields request) {
        UUID id = exchange.identifier(request);
        List<Attribute> all = ObjectAttributes.of(objects.view(exchange.caller(), id));
        List<AttributeName> names = names(exchange, request);
        List<Item> shown = new ArrayList<>();
        if (names.isEmpty()) {
            shown.addAll(Payload.of(all, exchange.version()));
        }
        for (AttributeName name : names) {
            shown.addAll(Payload.of(
                    all.stream().filter(each -> each.named().equals(name)).toList(), exchange.version()));
        }
        List<Item> payload = new ArrayList<>();
        payload.add(Payload.id(id));
        if (exchange.isAtLeast2()) {
            payload.add(Item.of(Tag.ATTRIBUTES, new Value.Structure(shown)));
        } else {
            payload.addAll(shown);
        }
        return payload;
    }

    private static List<AttributeName> names(Exchange exchange, Fields request) {
        return request.all(exchange.isAtLeast2() ? Tag.ATTRIBUTE_REFERENCE : Tag.ATTRIBUTE_NAME).stream()
                .map(AttributeName::ofReference)
                .distinct()
                .toList();
    }

    private List<Item> list(Exchange exchange, Fields request) {
        UUID id = exchange.identifier(request);
        List<Item> payload = new ArrayList<>();
        payload.add(Payload.id(id));
        ObjectAttributes.of(objects.view(exchange.caller(), id)).stream()
                .map(Attribute::named)
                .distinct()
                .filter(name -> name.isIn(exchange.version()))
                .forEach(name -> payload.add(name.reference(exchange.version())));
        return payload;
    }

    private List<Item> add(Exchange exchange, Fields request) {
        UUID id = exchange.identifier(request);
        Attribute wanted = attribute(exchange, request, Tag.NEW_ATTRIBUTE);
        requireChangeable(exchange, wanted.named());
        ObjectView view = view(exchange, id);
        List<Attribute> present = present(view, wanted.named());
        if (!present.isEmpty() && !isMany(wanted.named())) {
            throw new Failure(
                    ResultReason.ATTRIBUTE_SINGLE_VALUED,
                    "The object has \"" + wanted.named().text() + "\" already, and has it but once. Modify it.");
        }
        if (present.stream().anyMatch(each -> each.value().equals(wanted.value()))) {
            throw new Failure(
                    wanted.is(Tag.NAME) ? ResultReason.NON_UNIQUE_NAME_ATTRIBUTE : ResultReason.INVALID_FIELD,
                    "The object has this very attribute already.");
        }
        int index = present.stream().mapToInt(Attribute::index).max().orElse(-1) + 1;
        Attribute added = wanted.at(index);
        List<Attribute> all = new ArrayList<>(present);
        all.add(added);
        editor.become(exchange, view, wanted.named(), all);
        return response(exchange, id, added);
    }

    private List<Item> modify(Exchange exchange, Fields request) {
        UUID id = exchange.identifier(request);
        Attribute wanted = attribute(exchange, request, Tag.NEW_ATTRIBUTE);
        requireChangeable(exchange, wanted.named());
        ObjectView view = view(exchange, id);
        List<Attribute> present = present(view, wanted.named());
        Attribute old = old(exchange, request, present, wanted);
        Attribute modified = wanted.at(old.index());
        editor.become(
                exchange,
                view,
                wanted.named(),
                present.stream().map(each -> each.equals(old) ? modified : each).toList());
        return response(exchange, id, modified);
    }

    /** In 1.x the index names it, in 2.x the Current Attribute, if there are several. */
    private static Attribute old(Exchange exchange, Fields request, List<Attribute> present, Attribute wanted) {
        if (!exchange.isAtLeast2()) {
            return at(present, wanted.named(), wanted.index());
        }
        Optional<Attribute> current = request.structure(Tag.CURRENT_ATTRIBUTE)
                .map(structure -> Attribute.allOf(structure).get(0));
        if (current.isEmpty() && present.size() > 1) {
            throw new Failure(
                    ResultReason.MULTI_VALUED_ATTRIBUTE,
                    "The object has several. Name the one that is meant by a Current Attribute.");
        }
        return present.stream()
                .filter(each ->
                        current.isEmpty() || each.value().equals(current.get().value()))
                .findFirst()
                .orElseThrow(() -> notFound(wanted.named()));
    }

    private static Attribute at(List<Attribute> present, AttributeName name, int index) {
        if (present.isEmpty()) {
            throw notFound(name);
        }
        return present.stream()
                .filter(each -> each.index() == index)
                .findFirst()
                .orElseThrow(() -> new Failure(
                        ResultReason.INDEX_OUT_OF_BOUNDS,
                        "The object has no \"" + name.text() + "\" of this Attribute Index."));
    }

    private static Failure notFound(AttributeName name) {
        return new Failure(ResultReason.ATTRIBUTE_NOT_FOUND, "The object has no \"" + name.text() + "\".");
    }

    private List<Item> set(Exchange exchange, Fields request) {
        UUID id = exchange.identifier(request);
        Attribute wanted = attribute(exchange, request, Tag.NEW_ATTRIBUTE);
        requireChangeable(exchange, wanted.named());
        ObjectView view = view(exchange, id);
        if (AttributeRule.of(wanted.named()).filter(AttributeRule::isMany).isPresent()) {
            throw new Failure(
                    ResultReason.MULTI_VALUED_ATTRIBUTE,
                    "An object may have several of these. Add one, or modify or delete the one that is meant.");
        }
        editor.become(exchange, view, wanted.named(), List.of(wanted.at(0)));
        return Payload.only(id);
    }

    private List<Item> adjust(Exchange exchange, Fields request) {
        UUID id = exchange.identifier(request);
        AttributeName name = AttributeName.ofReference(
                Fields.require(request.first(Tag.ATTRIBUTE_REFERENCE), Tag.ATTRIBUTE_REFERENCE));
        requireChangeable(exchange, name);
        ObjectView view = view(exchange, id);
        Attribute present = at(present(view, name), name, 0);
        AdjustmentType type =
                Fields.require(request.word(Tag.ADJUSTMENT_TYPE, AdjustmentType.class), Tag.ADJUSTMENT_TYPE);
        Value adjusted = Adjustment.of(present.value(), type, request.first(Tag.ADJUSTMENT_VALUE));
        editor.become(exchange, view, name, List.of(name.at(0, adjusted)));
        return Payload.only(id);
    }

    private List<Item> delete(Exchange exchange, Fields request) {
        UUID id = exchange.identifier(request);
        Optional<Attribute> current = request.structure(Tag.CURRENT_ATTRIBUTE)
                .map(structure -> Attribute.allOf(structure).get(0));
        AttributeName name = current.map(Attribute::named).orElseGet(() -> {
            Tag tag = exchange.isAtLeast2() ? Tag.ATTRIBUTE_REFERENCE : Tag.ATTRIBUTE_NAME;
            return AttributeName.ofReference(Fields.require(request.first(tag), tag));
        });
        requireChangeable(exchange, name);
        ObjectView view = view(exchange, id);
        List<Attribute> present = present(view, name);
        List<Attribute> gone = gone(exchange, request, present, name, current);
        List<Attribute> rest = new ArrayList<>(present);
        rest.removeAll(gone);
        editor.become(exchange, view, name, rest);
        return response(exchange, id, gone.get(0));
    }

    /** In 2.x all of a name, if none of them is meant by a Current Attribute. */
    private static List<Attribute> gone(
            Exchange exchange,
            Fields request,
            List<Attribute> present,
            AttributeName name,
            Optional<Attribute> current) {
        if (present.isEmpty()) {
            throw notFound(name);
        }
        if (!exchange.isAtLeast2()) {
            return List.of(
                    at(present, name, request.integer(Tag.ATTRIBUTE_INDEX).orElse(0)));
        }
        if (current.isEmpty()) {
            return present;
        }
        return List.of(present.stream()
                .filter(each -> each.value().equals(current.get().value()))
                .findFirst()
                .orElseThrow(() -> notFound(name)));
    }

    private ObjectView view(Exchange exchange, UUID id) {
        return objects.look(exchange.caller(), id, OperationGroup.MANAGE_LIFE_CYCLE);
    }

    private static List<Attribute> present(ObjectView view, AttributeName name) {
        return ObjectAttributes.of(view).stream()
                .filter(each -> each.named().equals(name))
                .toList();
    }

    private static Attribute attribute(Exchange exchange, Fields request, Tag inVersion2) {
        if (!exchange.isAtLeast2()) {
            return Attribute.ofStructure(Fields.require(request.first(Tag.ATTRIBUTE), Tag.ATTRIBUTE));
        }
        List<Attribute> all = Attribute.allOf(Fields.require(request.structure(inVersion2), inVersion2));
        if (all.size() != 1) {
            throw new Failure(ResultReason.INVALID_MESSAGE, "\"" + inVersion2.title() + "\" holds one attribute.");
        }
        return all.get(0);
    }

    private static boolean isMany(AttributeName name) {
        return AttributeRule.of(name).map(AttributeRule::isMany).orElse(true);
    }

    private static void requireChangeable(Exchange exchange, AttributeName name) {
        if (!name.isIn(exchange.version())) {
            throw new Failure(
                    ResultReason.UNSUPPORTED_ATTRIBUTE,
                    "KMIP " + exchange.version() + " has no attribute \"" + name.text() + "\".");
        }
        if (AttributeRule.of(name)
                .filter(rule -> rule.hand() != AttributeRule.Hand.CLIENT)
                .isPresent()) {
            throw new Failure(
                    ResultReason.ATTRIBUTE_READ_ONLY, "\"" + name.text() + "\" can't be changed by a client.");
        }
    }

    /** In 1.x the attribute that was set, or deleted, is told. */
    private static List<Item> response(Exchange exchange, UUID id, Attribute attribute) {
        return exchange.isAtLeast2() ? Payload.only(id) : List.of(Payload.id(id), attribute.in(exchange.version()));
    }
}
