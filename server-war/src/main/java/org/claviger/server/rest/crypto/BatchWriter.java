package org.claviger.server.rest.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.claviger.api.ApiJson;
import org.claviger.api.crypto.BatchResponse;
import org.claviger.api.crypto.BatchResponse.Item;
import org.jspecify.annotations.Nullable;

/**
 * Writes the answers of a batch, which are many and alike, at a fifth of what the JSON library takes (docs/adr/0027); the values
 * that can have characters to escape are left to that.
 */
@Provider
@Produces(MediaType.APPLICATION_JSON)
public class BatchWriter implements MessageBodyWriter<BatchResponse> {
    private static final int USUAL_ITEM = 256;

    private final Jsonb json = JsonbBuilder.create(ApiJson.strict());
    private final Map<Class<?>, RecordComponent[]> components = new ConcurrentHashMap<>();

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == BatchResponse.class;
    }

    @Override
    public void writeTo(
            BatchResponse batch,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        ByteArrayOutputStream whole =
                new ByteArrayOutputStream(USUAL_ITEM * batch.items().size());
        String separator = "{\"items\":[";
        for (Item item : batch.items()) {
            ascii(whole, separator);
            if (item.result() == null) {
                whole.writeBytes(json.toJson(item).getBytes(UTF_8));
            } else {
                ascii(whole, "{\"result\":");
                write(whole, item.result());
                ascii(whole, "}");
            }
            separator = ",";
        }
        ascii(whole, "]}");
        whole.writeTo(out);
    }

    private void write(ByteArrayOutputStream out, Object result) {
        String separator = "{\"";
        for (RecordComponent component : components.computeIfAbsent(result.getClass(), Class::getRecordComponents)) {
            Object value = value(component, result);
            if (value != null) {
                ascii(out, separator);
                ascii(out, component.getName());
                ascii(out, "\":");
                writeValue(out, value);
                separator = ",\"";
            }
        }
        ascii(out, "}");
    }

    private void writeValue(ByteArrayOutputStream out, Object value) {
        if (value instanceof byte[] bytes) {
            out.write('"');
            out.writeBytes(Base64.getEncoder().encode(bytes));
            out.write('"');
        } else if (value instanceof UUID || value instanceof Enum<?>) {
            ascii(out, "\"" + value + "\"");
        } else if (value instanceof Integer || value instanceof Boolean) {
            ascii(out, value.toString());
        } else {
            out.writeBytes(json.toJson(value).getBytes(UTF_8));
        }
    }

    private static @Nullable Object value(RecordComponent component, Object result) {
        try {
            return component.getAccessor().invoke(result);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("An answer could not be read.", e);
        }
    }

    private static void ascii(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(US_ASCII));
    }
}
