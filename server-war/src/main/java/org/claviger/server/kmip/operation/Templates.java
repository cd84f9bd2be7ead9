package org.claviger.server.kmip.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.claviger.api.crypto.ObjectType;
import org.claviger.kmip.item.DecodingException;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.TtlvDecoder;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.Tag;
import org.claviger.server.kmip.Exchange;
import org.claviger.server.kmip.Failure;
import org.claviger.server.kmip.Fields;
import org.claviger.server.kmip.attribute.Attribute;
import org.claviger.server.object.LeavingMaterial;
import org.claviger.server.object.ObjectCriteria;
import org.claviger.server.object.ObjectView;
import org.claviger.server.object.ObjectViewService;
import org.claviger.server.vault.OpenedMaterial;

/** The attributes that a request says, and in 1.x those of the templates that it names (KMIP 1.4, section 2.2.6). */
@ApplicationScoped
class Templates {
    @Inject
    ObjectViewService objects;

    @Inject
    LeavingMaterial leaving;

    /** What a request says itself counts before what its templates say. */
    List<Attribute> attributes(Exchange exchange, Fields request, Tag inVersion1, Tag inVersion2) {
        List<Attribute> all = new ArrayList<>(Payload.attributes(exchange, request, inVersion1, inVersion2));
        if (!exchange.isAtLeast2()) {
            request.structure(inVersion1)
                    .ifPresent(said -> said.all(Tag.NAME).forEach(name -> {
                        for (Attribute each : ofTemplate(exchange, name)) {
                            if (all.stream().noneMatch(own -> own.named().equals(each.named()))) {
                                all.add(each);
                            }
                        }
                    }));
        }
        return all;
    }

    private List<Attribute> ofTemplate(Exchange exchange, Item name) {
        String text = Fields.require(Fields.of(name).text(Tag.NAME_VALUE), Tag.NAME_VALUE);
        List<UUID> found = objects.find(
                exchange.caller(),
                new ObjectCriteria().type(ObjectType.TEMPLATE).exactName(text).notDestroyed(),
                0,
                1);
        if (found.isEmpty()) {
            throw new Failure(ResultReason.OBJECT_NOT_FOUND, "There is no Template of this Name.");
        }
        ObjectView template = leaving.look(exchange.caller(), found.get(0));
        try (OpenedMaterial material = leaving.open(exchange.caller(), template, false)) {
            return TtlvDecoder.decode(material.reveal()).all(Tag.ATTRIBUTE).stream()
                    .map(Attribute::ofStructure)
                    .toList();
        } catch (DecodingException e) {
            throw new IllegalStateException("A template can't be read.", e);
        }
    }
}
