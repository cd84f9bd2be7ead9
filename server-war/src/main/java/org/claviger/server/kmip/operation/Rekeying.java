package org.claviger.server.kmip.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.crypto.Link;
import org.claviger.api.crypto.ObjectType;
import org.claviger.api.tenant.OperationGroup;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.Tag;
import org.claviger.kmip.word.UniqueIdentifierEnumeration;
import org.claviger.server.kmip.Catalogue;
import org.claviger.server.kmip.Exchange;
import org.claviger.server.kmip.Failure;
import org.claviger.server.kmip.Fields;
import org.claviger.server.kmip.Operations;
import org.claviger.server.kmip.attribute.Attribute;
import org.claviger.server.kmip.attribute.Attribute.AttributeName;
import org.claviger.server.kmip.attribute.ObjectAttributes;
import org.claviger.server.kmip.attribute.Wanted;
import org.claviger.server.object.EnrolmentService;
import org.claviger.server.object.ObjectView;
import org.claviger.server.object.ObjectViewService;

/**
 * Re-key and Re-key Key Pair (KMIP 2.1, sections 6.1.47 and 6.1.48): a new object of the same kind takes the names, and the two
 * are linked both ways. The state of the old one stays as it is. That is not the rotation of REST, which makes a new version of
 * the same object.
 */
@ApplicationScoped
public class Rekeying implements Operations {
    /** What the new object has in common with the old one (KMIP 2.1, table 287; 1.4, table 172). */
    private static final Set<Tag> INHERITED = Set.of(
            Tag.CRYPTOGRAPHIC_ALGORITHM,
            Tag.CRYPTOGRAPHIC_LENGTH,
            Tag.CRYPTOGRAPHIC_DOMAIN_PARAMETERS,
            Tag.CRYPTOGRAPHIC_PARAMETERS,
            Tag.CRYPTOGRAPHIC_USAGE_MASK,
            Tag.NAME,
            Tag.ALTERNATIVE_NAME,
            Tag.OBJECT_GROUP,
            Tag.OPERATION_POLICY_NAME,
            Tag.CONTACT_INFORMATION,
            Tag.APPLICATION_SPECIFIC_INFORMATION,
            Tag.SENSITIVE,
            Tag.EXTRACTABLE,
            Tag.DESCRIPTION,
            Tag.COMMENT,
            Tag.PROTECTION_LEVEL,
            Tag.PROTECTION_PERIOD,
            Tag.QUANTUM_SAFE);

    private static final Set<Tag> SHIFTED =
            Set.of(Tag.PROCESS_START_DATE, Tag.PROTECT_STOP_DATE, Tag.DEACTIVATION_DATE);

    @Inject
    ObjectViewService objects;

    @Inject
    EnrolmentService enrolments;

    @Inject
    Creation creation;

    @Inject
    Templates templates;

    @Inject
    AttributeEditor editor;

    @Override
    public void declare(Catalogue catalogue) {
        catalogue.changing(Operation.RE_KEY, this::rekey);
        catalogue.changing(Operation.RE_KEY_KEY_PAIR, this::rekeyPair);
    }

    private List<Item> rekey(Exchange exchange, Fields request) {
        UUID old = exchange.identifier(request);
        ObjectView view = require(exchange, old, ObjectType.SYMMETRIC_KEY);
        Wanted wanted = wanted(exchange, request, view, Tag.TEMPLATE_ATTRIBUTE, Tag.ATTRIBUTES, List.of());
        loseNames(exchange, view);
        UUID id = creation.createKey(exchange, wanted, Storage.of(view));
        link(exchange, old, id);
        exchange.remember(id, UniqueIdentifierEnumeration.RE_KEY);
        return Payload.only(id);
    }

    private List<Item> rekeyPair(Exchange exchange, Fields request) {
        UUID oldPrivate = exchange.identifier(request, Tag.PRIVATE_KEY_UNIQUE_IDENTIFIER);
        ObjectView privateKey = require(exchange, oldPrivate, ObjectType.PRIVATE_KEY);
        UUID oldPublic = Optional.ofNullable(privateKey.object().linked(Link.Type.PUBLIC_KEY))
                .orElseThrow(() -> new Failure(
                        ResultReason.OBJECT_NOT_FOUND,
                        "The private key is linked to no public key: it is not a pair."));
        ObjectView publicKey = require(exchange, oldPublic, ObjectType.PUBLIC_KEY);
        List<Attribute> common =
                templates.attributes(exchange, request, Tag.COMMON_TEMPLATE_ATTRIBUTE, Tag.COMMON_ATTRIBUTES);
        Wanted ofPrivate = wanted(
                exchange, request, privateKey, Tag.PRIVATE_KEY_TEMPLATE_ATTRIBUTE, Tag.PRIVATE_KEY_ATTRIBUTES, common);
        Wanted ofPublic = wanted(
                exchange, request, publicKey, Tag.PUBLIC_KEY_TEMPLATE_ATTRIBUTE, Tag.PUBLIC_KEY_ATTRIBUTES, common);
        loseNames(exchange, privateKey);
        loseNames(exchange, publicKey);
        Creation.Pair pair = creation.createPair(exchange, ofPrivate, ofPublic, Storage.of(privateKey));
        link(exchange, oldPrivate, pair.privateKey());
        link(exchange, oldPublic, pair.publicKey());
        exchange.remember(pair.publicKey(), UniqueIdentifierEnumeration.RE_KEY_KEY_PAIR_PUBLIC_KEY);
        exchange.remember(pair.privateKey(), UniqueIdentifierEnumeration.RE_KEY_KEY_PAIR_PRIVATE_KEY);
        return List.of(
                Payload.id(Tag.PRIVATE_KEY_UNIQUE_IDENTIFIER, pair.privateKey()),
                Payload.id(Tag.PUBLIC_KEY_UNIQUE_IDENTIFIER, pair.publicKey()));
    }

    private ObjectView require(Exchange exchange, UUID id, ObjectType type) {
        ObjectView view = objects.look(exchange.caller(), id, OperationGroup.MANAGE_LIFE_CYCLE);
        Reading.requireOnline(view);
        if (view.object().type() != type) {
            throw new Failure(ResultReason.INVALID_FIELD, "The object is no " + type + ".");
        }
        if (Reading.isDestroyed(view.object())) {
            throw new Failure(
                    ResultReason.WRONG_KEY_LIFECYCLE_STATE, "The object is destroyed, and nothing comes in its place.");
        }
        if (view.object().linked(Link.Type.REPLACEMENT) != null) {
            throw new Failure(
                    ResultReason.ILLEGAL_OPERATION, "Another object has come in the place of this one already.");
        }
        return view;
    }

    /** What the request says itself, and else what the old object has. */
    private Wanted wanted(
            Exchange exchange,
            Fields request,
            ObjectView view,
            Tag inVersion1,
            Tag inVersion2,
            List<Attribute> common) {
        List<Attribute> said = new ArrayList<>(templates.attributes(exchange, request, inVersion1, inVersion2));
        common.stream()
                .filter(each -> said.stream().noneMatch(own -> own.named().equals(each.named())))
                .forEach(said::add);
        List<Attribute> present = ObjectAttributes.of(view);
        List<Attribute> inherited = new ArrayList<>(present.stream()
                .filter(each -> each.tag().map(INHERITED::contains).orElse(true))
                .toList());
        inherited.add(Wanted.NAMESPACE.at(0, new Value.Text(view.object().namespace())));
        inherited.addAll(dates(exchange, request, present));
        return Wanted.of(said, exchange.version()).orElse(inherited);
    }

    /** With an offset the dates follow those of the old object, from now on. */
    private static List<Attribute> dates(Exchange exchange, Fields request, List<Attribute> present) {
        Optional<Integer> offset = request.interval(Tag.OFFSET);
        Optional<Instant> oldActivation = present.stream()
                .filter(each -> each.is(Tag.ACTIVATION_DATE))
                .map(each -> Fields.date(each.tagged()))
                .findFirst();
        if (offset.isEmpty()) {
            return List.of();
        }
        if (offset.get() < 0) {
            throw Failure.invalid("An \"Offset\" is not negative.");
        }
        long activation = exchange.now().getEpochSecond() + offset.get();
        List<Attribute> dates = new ArrayList<>();
        dates.add(Attribute.of(Tag.ACTIVATION_DATE, new Value.DateTime(activation)));
        oldActivation.ifPresent(from -> {
            long shift = activation - from.getEpochSecond();
            present.stream()
                    .filter(each -> each.tag().filter(SHIFTED::contains).isPresent())
                    .forEach(each -> dates.add(Attribute.of(
                            each.tag().orElseThrow(),
                            new Value.DateTime(Fields.date(each.tagged()).getEpochSecond() + shift))));
        });
        return dates;
    }

    private void loseNames(Exchange exchange, ObjectView view) {
        if (view.isNamed()) {
            editor.become(exchange, view, AttributeName.of(Tag.NAME), List.of());
        }
    }

    private void link(Exchange exchange, UUID old, UUID replacement) {
        enrolments.link(exchange.caller(), old, Link.Type.REPLACEMENT, replacement);
        enrolments.link(exchange.caller(), replacement, Link.Type.REPLACED, old);
    }
}
