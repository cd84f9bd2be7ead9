package org.claviger.server.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.OutputStream;

/** Jackson's streams of tokens, for JSON (RFC 8259) in UTF-8 and nothing else. */
final class JsonStreams {
    /** Forms are shallow: a record, a list, and records in that. */
    private static final int DEEPEST = 16;

    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            // Names are what callers send: they aren't to be kept for ever.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            // as JSON-B has it
            .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(BodyLimit.LIMIT)
                    .maxNestingDepth(DEEPEST)
                    .build())
            .recyclerPool(new WipedBuffers())
            .build();

    private JsonStreams() {}

    static JsonParser parser(byte[] json, int start, int end) throws IOException {
        return FACTORY.createParser(json, start, end - start);
    }

    /** Closing it leaves the other open. */
    static JsonGenerator generator(OutputStream out) throws IOException {
        return FACTORY.createGenerator(out);
    }
}
