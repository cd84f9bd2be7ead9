package org.claviger.server.rest.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.bind.JsonbBuilder;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.claviger.api.ApiJson;
import org.claviger.api.ErrorCode;
import org.claviger.api.crypto.BatchResponse;
import org.claviger.api.crypto.BatchResponse.Item;
import org.claviger.api.crypto.BatchResponse.ItemProblem;
import org.claviger.api.crypto.EncryptResponse;
import org.claviger.api.crypto.FpeResponse;
import org.claviger.api.crypto.SignResponse;
import org.claviger.api.crypto.SignatureAlgorithm;
import org.claviger.api.crypto.VerifyMacResponse;
import org.junit.jupiter.api.Test;

class BatchWriterTest {
    @Test
    void writes_as_JSON_B_does() throws IOException {
        UUID key = UUID.randomUUID();
        BatchResponse batch = new BatchResponse(List.of(
                new Item(EncryptResponse.of(key, 1, new byte[3000]), null),
                new Item(null, new ItemProblem(ErrorCode.INVALID_REQUEST, "\"aad\" is \\ wrong: \u001f\n€.")),
                new Item(new FpeResponse(key, 12, "ä\t\"\ud83d\ude00"), null),
                new Item(new SignResponse(key, 2, SignatureAlgorithm.ED25519, new byte[] {1}), null),
                new Item(new VerifyMacResponse(key, 1, false), null)));

        assertThat(written(batch))
                .isEqualTo(JsonbBuilder.create(ApiJson.strict()).toJson(batch));
    }

    @Test
    void writes_a_whole_batch_of_large_items() throws IOException {
        Item item = new Item(EncryptResponse.of(UUID.randomUUID(), 1, new byte[1060]), null);
        BatchResponse batch = new BatchResponse(Collections.nCopies(1000, item));

        assertThat(written(batch))
                .isEqualTo(JsonbBuilder.create(ApiJson.strict()).toJson(batch));
    }

    private static String written(BatchResponse batch) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new BatchWriter()
                .writeTo(
                        batch,
                        BatchResponse.class,
                        BatchResponse.class,
                        new Annotation[0],
                        MediaType.APPLICATION_JSON_TYPE,
                        new MultivaluedHashMap<>(),
                        out);
        return out.toString(UTF_8);
    }
}
