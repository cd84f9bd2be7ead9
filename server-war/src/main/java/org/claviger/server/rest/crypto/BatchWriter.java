package org.claviger.server.rest.crypto;

import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.claviger.api.crypto.BatchResponse;
import org.claviger.api.crypto.BatchResponse.Item;
import org.claviger.server.rest.JsonOutput;
import org.claviger.server.rest.RecordForm;
import org.jspecify.annotations.Nullable;

/** Writes the answers of a batch, which are many and alike, by the forms of their types (docs/adr/0027). */
@Provider
@Produces(MediaType.APPLICATION_JSON)
public class BatchWriter implements MessageBodyWriter<BatchResponse> {
    private static final int USUAL_ITEM = 256;

    private final Map<Class<?>, RecordForm<?>> forms = new ConcurrentHashMap<>();

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
        int expected = USUAL_ITEM * batch.items().size();
        try (JsonOutput whole = JsonOutput.of(expected, json -> write(batch, json))) {
            whole.writeTo(out);
        }
    }

    private void write(BatchResponse batch, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeArrayFieldStart("items");
        for (Item item : batch.items()) {
            out.writeStartObject();
            write("problem", item.problem(), out);
            write("result", item.result(), out);
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private void write(String member, @Nullable Object value, JsonGenerator out) throws IOException {
        if (value != null) {
            out.writeFieldName(member);
            forms.computeIfAbsent(value.getClass(), RecordForm::new).write(value, out);
        }
    }
}
