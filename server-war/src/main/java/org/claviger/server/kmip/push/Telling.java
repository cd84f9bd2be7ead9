package org.claviger.server.kmip.push;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.PutFunction;
import org.claviger.kmip.word.Tag;
import org.claviger.kmip.word.Version;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.kmip.Catalogue;
import org.claviger.server.kmip.Exchange;
import org.claviger.server.kmip.Failure;
import org.claviger.server.kmip.Peer;
import org.claviger.server.kmip.ServerRequest;
import org.claviger.server.kmip.attribute.Attribute;
import org.claviger.server.kmip.attribute.ObjectAttributes;
import org.claviger.server.kmip.push.Snapshot.Difference;
import org.claviger.server.object.ObjectView;
import org.claviger.server.object.ObjectViewService;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.RefusedException;

/**
 * Tells clients what has changed, by Notify, and gives them what they are to use from now on, by Put (KMIP 2.1, sections 6.2.2
 * and 6.2.3): to each what it could ask for itself at that moment, and recorded as if it had.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Telling {
    private static final int PAGE = 1000;

    @Inject
    ObjectViewService objects;

    @Inject
    Catalogue catalogue;

    @Inject
    AuditTrail audit;

    /** Looks at what a client may read, so that later it is known what has changed. */
    public void learn(Audience audience, Caller client) {
        List<ObjectView> page;
        int seen = 0;
        do {
            page = objects.look(client, seen, PAGE);
            page.forEach(audience::learn);
            seen += page.size();
        } while (page.size() == PAGE && seen < Audience.MOST_OBJECTS);
    }

    /** Something of this id was changed: an object, perhaps, of this tenant, perhaps. */
    public void tell(Audience audience, UUID id) {
        Difference difference = null;
        for (Peer peer : audience.peers()) {
            Optional<Caller> client = peer.client();
            if (client.isEmpty()) {
                peer.leave();
                continue;
            }
            Optional<ObjectView> view = look(client.get(), id);
            if (view.isEmpty()) {
                continue;
            }
            if (difference == null) {
                difference = audience.change(view.get());
            }
            if (difference.isNothing()) {
                return;
            }
            tell(peer, id, difference);
        }
    }

    private void tell(Peer peer, UUID id, Difference difference) {
        if (!(difference.changed().isEmpty() && difference.gone().isEmpty())) {
            peer.ask(() -> peer.client().flatMap(known -> notify(peer.version(), known, id, difference)));
        }
        difference
                .replacement()
                .ifPresent(replacement ->
                        peer.ask(() -> peer.client().flatMap(known -> put(peer.version(), known, id, replacement))));
    }

    private Optional<Item> notify(Version version, Caller client, UUID id, Difference difference) {
        Optional<ObjectView> view = look(client, id);
        if (view.isEmpty()) {
            return Optional.empty(); // It may not know any more.
        }
        List<Item> payload = new ArrayList<>();
        payload.add(Item.of(Tag.UNIQUE_IDENTIFIER, id.toString()));
        payload.add(attributes(
                version,
                ObjectAttributes.of(view.get()).stream()
                        .filter(each -> difference.changed().contains(each.named()))
                        .toList()));
        difference.gone().stream()
                .filter(name -> name.isIn(version))
                .forEach(name -> payload.add(name.reference(version)));
        audit.record(client, Action.KEY_ATTRIBUTES_READ, id, "Notify");
        return Optional.of(ServerRequest.of(version, Operation.NOTIFY, payload));
    }

    /** What a Get of the client's own would give it; nothing if it would be refused. */
    private Optional<Item> put(Version version, Caller client, UUID replaced, UUID id) {
        List<Item> got;
        try {
            got = catalogue.perform(
                    new Exchange(client, version, Instant.now()),
                    Operation.GET,
                    Item.of(Tag.UNIQUE_IDENTIFIER, id.toString()));
        } catch (Failure e) {
            return Optional.empty();
        }
        List<Item> payload = new ArrayList<>();
        payload.add(Item.of(Tag.UNIQUE_IDENTIFIER, id.toString()));
        payload.add(Item.of(Tag.PUT_FUNCTION, PutFunction.REPLACE));
        payload.add(Item.of(Tag.REPLACED_UNIQUE_IDENTIFIER, replaced.toString()));
        payload.add(got.get(got.size() - 1));
        look(client, id).ifPresent(view -> payload.add(attributes(version, ObjectAttributes.of(view))));
        return Optional.of(ServerRequest.of(version, Operation.PUT, payload));
    }

    private static Item attributes(Version version, List<Attribute> all) {
        return Item.of(
                Tag.ATTRIBUTES,
                new Value.Structure(all.stream()
                        .filter(each -> each.named().isIn(version))
                        .map(each -> each.in(version))
                        .toList()));
    }

    private Optional<ObjectView> look(Caller client, UUID id) {
        try {
            return Optional.of(objects.look(client, id));
        } catch (RefusedException e) {
            return Optional.empty();
        }
    }
}
