package org.claviger.server.kmip.pkcs11;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.LinkType;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.Pkcs11Function;
import org.claviger.kmip.word.Pkcs11ReturnCode;
import org.claviger.kmip.word.Tag;
import org.claviger.server.kmip.Exchange;
import org.claviger.server.kmip.Fields;

/** Finds, shows and destroys objects: Locate, Get Attributes, Get and Destroy. */
@ApplicationScoped
class ObjectFunctions implements Functions {
    private static final int ID_BYTES = 16;

    @Inject
    SessionObjects temporary;

    @Override
    public void declare(Map<Pkcs11Function, Call.Function> table) {
        table.put(Pkcs11Function.C_FINDOBJECTSINIT, ObjectFunctions::search);
        table.put(Pkcs11Function.C_FINDOBJECTS, ObjectFunctions::found);
        table.put(Pkcs11Function.C_FINDOBJECTSFINAL, ObjectFunctions::endSearch);
        table.put(Pkcs11Function.C_GETATTRIBUTEVALUE, ObjectFunctions::show);
        table.put(Pkcs11Function.C_SETATTRIBUTEVALUE, ObjectFunctions::change);
        table.put(Pkcs11Function.C_DESTROYOBJECT, this::destroy);
    }

    /** As many as Locate gives at once. */
    private static Pkcs11ReturnCode search(Call call) {
        Session session = call.session();
        Template template = call.input().template();
        call.input().end();
        Queue<UUID> all = new ArrayDeque<>();
        for (List<Item> criteria : criteria(template)) {
            Fields located = call.perform(Operation.LOCATE, Item.of(Tag.ATTRIBUTES, new Value.Structure(criteria)));
            Set<UUID> ids = new LinkedHashSet<>();
            located.all(Tag.UNIQUE_IDENTIFIER).forEach(id -> ids.add(Exchange.parse(Fields.text(id))));
            ids.stream().filter(id -> !all.contains(id)).forEach(all::add);
        }
        Set<UUID> owned = call.connection().owned();
        template.flag(AttributeType.TOKEN).ifPresent(isOfToken -> all.removeIf(id -> owned.contains(id) == isOfToken));
        session.search(all);
        return Pkcs11ReturnCode.OK;
    }

    /** Those of which any has to be met; none, if nothing here can be so. Two halves of a pair have one CKA_ID. */
    private static List<List<Item>> criteria(Template template) {
        List<Item> common = new ArrayList<>();
        int mask = 0;
        for (Template.Entry entry : template.entries()) {
            AttributeType type = entry.type();
            switch (type) {
                case ID, TOKEN -> {
                    // elsewhere
                }
                case PRIVATE -> {
                    if (!template.isTrue(type)) {
                        return List.of();
                    }
                }
                case CLASS ->
                    common.add(Item.of(
                            Tag.OBJECT_TYPE,
                            KmipObject.type(template.number(type).orElseThrow())));
                case KEY_TYPE ->
                    common.add(Item.of(
                            Tag.CRYPTOGRAPHIC_ALGORITHM,
                            KmipObject.algorithms(template.number(type).orElseThrow())
                                    .get(0)));
                case LABEL -> template.text(type).ifPresent(label -> common.add(KmipObject.name(label)));
                case UNIQUE_ID ->
                    common.add(
                            Item.of(Tag.UNIQUE_IDENTIFIER, template.text(type).orElse("")));
                case VALUE_LEN ->
                    common.add(Item.of(Tag.CRYPTOGRAPHIC_LENGTH, (int)
                            (template.number(type).orElseThrow() * Byte.SIZE)));
                case SENSITIVE -> common.add(Item.of(Tag.SENSITIVE, new Value.Bool(template.isTrue(type))));
                case EXTRACTABLE -> common.add(Item.of(Tag.EXTRACTABLE, new Value.Bool(template.isTrue(type))));
                case ENCRYPT, DECRYPT, SIGN, VERIFY, WRAP, UNWRAP, DERIVE -> {
                    if (!template.isTrue(type)) {
                        throw new Refusal(Pkcs11ReturnCode.ATTRIBUTE_VALUE_INVALID); // Locate knows no "not".
                    }
                    mask |= KmipObject.bit(
                            type,
                            KmipObject.type(template.number(AttributeType.CLASS).orElse(2L)));
                }
                default -> throw new Refusal(Pkcs11ReturnCode.ATTRIBUTE_TYPE_INVALID);
            }
        }
        if (mask != 0) {
            common.add(Item.of(Tag.CRYPTOGRAPHIC_USAGE_MASK, mask));
        }
        Optional<byte[]> id = template.bytes(AttributeType.ID);
        if (id.isEmpty()) {
            return List.of(common);
        }
        if (id.get().length != ID_BYTES) {
            return List.of();
        }
        ByteBuffer bytes = ByteBuffer.wrap(id.get());
        String text = new UUID(bytes.getLong(), bytes.getLong()).toString();
        return List.of(
                with(common, Item.of(Tag.UNIQUE_IDENTIFIER, text)),
                with(
                        common,
                        Item.of(
                                Tag.LINK,
                                Item.of(Tag.LINK_TYPE, LinkType.PRIVATE_KEY_LINK),
                                Item.of(Tag.LINKED_OBJECT_IDENTIFIER, text))));
    }

    private static List<Item> with(List<Item> common, Item own) {
        List<Item> all = new ArrayList<>(common);
        all.add(own);
        return all;
    }

    private static Pkcs11ReturnCode found(Call call) {
        Queue<UUID> all = call.session().found();
        int most = call.input().lastCount();
        call.input().end();
        int count = Math.min(most, all.size());
        call.output().count(count);
        for (int i = 0; i < count; i++) {
            call.output().number(call.connection().handles().of(all.remove()));
        }
        return Pkcs11ReturnCode.OK;
    }

    private static Pkcs11ReturnCode endSearch(Call call) {
        call.session().endSearch();
        return Pkcs11ReturnCode.OK;
    }

    /** Of each its value; or its length, where there is no room; or neither, where there is none, or it stays here. */
    private static Pkcs11ReturnCode show(Call call) {
        call.session();
        UUID id = call.object(Pkcs11ReturnCode.OBJECT_HANDLE_INVALID);
        Template template = call.input().template();
        call.input().end();
        ObjectValues values = new ObjectValues(call, id);
        Pkcs11ReturnCode code = Pkcs11ReturnCode.OK;
        call.output().count(template.entries().size());
        for (Template.Entry entry : template.entries()) {
            call.output().number(entry.code());
            try {
                byte[] value = values.of(entry.type());
                boolean isAsked = entry.hasRoom();
                boolean fits = !entry.type().isArray() || entry.length() >= value.length;
                call.output().flag(isAsked && fits).flag(!isAsked || fits);
                if ((!isAsked || fits) && entry.type().isArray()) {
                    call.output().count(value.length);
                }
                if (isAsked && fits) {
                    call.output().raw(value);
                }
                if (isAsked && !fits) {
                    code = Pkcs11ReturnCode.BUFFER_TOO_SMALL;
                }
            } catch (Refusal e) {
                call.output().flag(false).flag(false);
                code = e.code();
            }
        }
        return code;
    }

    /** The label alone: what else there is, KMIP changes. */
    private static Pkcs11ReturnCode change(Call call) {
        call.session().requireWritable();
        UUID id = call.object(Pkcs11ReturnCode.OBJECT_HANDLE_INVALID);
        Template template = call.input().template();
        call.input().end();
        if (template.entries().stream().anyMatch(each -> each.type() != AttributeType.LABEL)) {
            throw new Refusal(Pkcs11ReturnCode.ATTRIBUTE_READ_ONLY);
        }
        for (Template.Entry entry : template.entries()) {
            String label = template.text(entry.type())
                    .orElseThrow(() -> new Refusal(Pkcs11ReturnCode.ATTRIBUTE_VALUE_INVALID));
            call.perform(
                    Operation.MODIFY_ATTRIBUTE, KmipObject.id(id), Item.of(Tag.NEW_ATTRIBUTE, KmipObject.name(label)));
        }
        return Pkcs11ReturnCode.OK;
    }

    private Pkcs11ReturnCode destroy(Call call) {
        Session session = call.session();
        UUID id = call.object(Pkcs11ReturnCode.OBJECT_HANDLE_INVALID);
        call.input().end();
        if (!call.connection().owned().contains(id)) {
            session.requireWritable();
        }
        temporary.destroy(call, Set.of(id));
        return Pkcs11ReturnCode.OK;
    }
}
