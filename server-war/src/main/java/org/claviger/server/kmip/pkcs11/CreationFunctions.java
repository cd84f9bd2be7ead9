package org.claviger.server.kmip.pkcs11;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.CertificateType;
import org.claviger.kmip.word.ObjectType;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.Pkcs11Function;
import org.claviger.kmip.word.Pkcs11ReturnCode;
import org.claviger.kmip.word.Tag;
import org.claviger.server.kmip.pkcs11.SessionObjects.Made;

/** C_CreateObject: Register, of secret keys, certificates and data. Private keys come wrapped, by C_UnwrapKey. */
@ApplicationScoped
class CreationFunctions implements Functions {
    /** KMIP leaves the types of opaque data to extensions. */
    private static final int UNKNOWN_DATA = 0x8000_0000;

    @Inject
    SessionObjects temporary;

    @Override
    public void declare(Map<Pkcs11Function, Call.Function> table) {
        table.put(Pkcs11Function.C_CREATEOBJECT, this::create);
    }

    private Pkcs11ReturnCode create(Call call) {
        Session session = call.session();
        Template template = call.input().template();
        call.input().end();
        ObjectType type = KmipObject.type(template.number(AttributeType.CLASS)
                .orElseThrow(() -> new Refusal(Pkcs11ReturnCode.TEMPLATE_INCOMPLETE)));
        byte[] value = template.bytes(AttributeType.VALUE)
                .orElseThrow(() -> new Refusal(Pkcs11ReturnCode.TEMPLATE_INCOMPLETE));
        Item attributes = KmipObject.attributes(
                Tag.ATTRIBUTES, template, type, call.exchange().now(), List.of());
        Item object = object(template, type, value);
        temporary.make(
                call,
                session,
                () -> call.perform(Operation.REGISTER, Item.of(Tag.OBJECT_TYPE, type), attributes, object),
                new Made(Tag.UNIQUE_IDENTIFIER, template));
        return Pkcs11ReturnCode.OK;
    }

    private static Item object(Template template, ObjectType type, byte[] value) {
        return switch (type) {
            case SYMMETRIC_KEY -> KeyFunctions.object(type, KeyFunctions.algorithm(template), value);
            case CERTIFICATE ->
                Item.of(
                        Tag.CERTIFICATE,
                        Item.of(Tag.CERTIFICATE_TYPE, CertificateType.X_509),
                        Item.of(Tag.CERTIFICATE_VALUE, value));
            case OPAQUE_OBJECT ->
                Item.of(
                        Tag.OPAQUE_OBJECT,
                        Item.of(Tag.OPAQUE_DATA_TYPE, new Value.Enumerated(UNKNOWN_DATA)),
                        Item.of(Tag.OPAQUE_DATA_VALUE, value));
            default -> throw new Refusal(Pkcs11ReturnCode.TEMPLATE_INCONSISTENT);
        };
    }
}
