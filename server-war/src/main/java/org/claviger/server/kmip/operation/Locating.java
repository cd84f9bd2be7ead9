package org.claviger.server.kmip.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.StorageStatusMask;
import org.claviger.kmip.word.Tag;
import org.claviger.kmip.word.UniqueIdentifierEnumeration;
import org.claviger.server.kmip.Catalogue;
import org.claviger.server.kmip.Exchange;
import org.claviger.server.kmip.Failure;
import org.claviger.server.kmip.Fields;
import org.claviger.server.kmip.Operations;
import org.claviger.server.kmip.attribute.Attribute;
import org.claviger.server.object.ObjectCriteria;
import org.claviger.server.object.ObjectViewService;

/** Locate (KMIP 2.1, section 6.1.28): bounded, in pages, the newest objects first. */
@ApplicationScoped
public class Locating implements Operations {
    private static final int MOST = 1000;
    private static final int MOST_ATTRIBUTES = 64;

    @Inject
    ObjectViewService objects;

    @Override
    public void declare(Catalogue catalogue) {
        catalogue.using(Operation.LOCATE, this::locate);
    }

    private List<Item> locate(Exchange exchange, Fields request) {
        Optional<Integer> maximum = request.integer(Tag.MAXIMUM_ITEMS);
        Optional<Integer> offset = request.integer(Tag.OFFSET_ITEMS);
        if (maximum.orElse(0) < 0 || offset.orElse(0) < 0) {
            throw Failure.invalid("\"Maximum Items\" and \"Offset Items\" aren't negative.");
        }
        List<UUID> found = objects.find(
                exchange.caller(), criteria(exchange, request), offset.orElse(0), Math.min(maximum.orElse(MOST), MOST));
        exchange.forget();
        if (found.size() == 1) {
            exchange.remember(found.get(0), UniqueIdentifierEnumeration.LOCATE);
        }
        List<Item> payload = new ArrayList<>();
        if (maximum.isPresent() || offset.isPresent()) {
            long all = objects.count(exchange.caller(), criteria(exchange, request));
            payload.add(Item.of(Tag.LOCATED_ITEMS, (int) Math.min(all, Integer.MAX_VALUE)));
        }
        found.forEach(id -> payload.add(Payload.id(id)));
        return payload;
    }

    private static ObjectCriteria criteria(Exchange exchange, Fields request) {
        List<Attribute> wanted = exchange.isAtLeast2()
                ? request.structure(Tag.ATTRIBUTES).map(Attribute::allOf).orElse(List.of())
                : request.all(Tag.ATTRIBUTE).stream()
                        .map(Attribute::ofStructure)
                        .toList();
        if (wanted.size() > MOST_ATTRIBUTES) {
            throw Failure.invalid("Objects are located by at most " + MOST_ATTRIBUTES + " attributes.");
        }
        ObjectCriteria criteria = LocateCriteria.of(wanted, exchange.now());
        int storage = request.integer(Tag.STORAGE_STATUS_MASK).orElse(StorageStatusMask.ON_LINE_STORAGE.code());
        boolean online = has(storage, StorageStatusMask.ON_LINE_STORAGE);
        boolean archived = has(storage, StorageStatusMask.ARCHIVAL_STORAGE);
        if (online != archived) {
            criteria.keeps(Tag.ARCHIVE_DATE.title(), archived);
        }
        boolean asksState = wanted.stream().anyMatch(each -> each.is(Tag.STATE));
        if (!has(storage, StorageStatusMask.DESTROYED_STORAGE) && !asksState) {
            criteria.notDestroyed();
        }
        request.first(Tag.OBJECT_GROUP_MEMBER).ifPresent(member -> LocateCriteria.groupMember(criteria, member));
        return criteria;
    }

    private static boolean has(int mask, StorageStatusMask bit) {
        return (mask & bit.code()) != 0;
    }
}
