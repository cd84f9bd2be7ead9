package org.claviger.server.rest;

import org.claviger.api.crypto.BatchRequest;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Describes each {@code …/batch} by what its verb takes and answers alone. */
final class BatchSchemas {
    private static final String BATCH = "/batch";
    private static final String REFERENCE = "#/components/schemas/";
    private static final String JSON = "application/json";

    private final OpenAPI api;

    BatchSchemas(OpenAPI api) {
        this.api = api;
    }

    void add() {
        api.getPaths().getPathItems().forEach((path, item) -> {
            if (path.endsWith(BATCH)) {
                PathItem single = api.getPaths().getPathItem(path.substring(0, path.length() - BATCH.length()));
                describe(item.getPOST(), single.getPOST());
            }
        });
    }

    private void describe(Operation batch, Operation single) {
        String asked = name(single.getRequestBody().getContent());
        String answered = name(answer(single).getContent());
        if (asked != null && answered != null) {
            Schema items = array(reference(asked)).minItems(1).maxItems(BatchRequest.MAX_ITEMS);
            batch.getRequestBody().content(content("BatchOf" + asked, items));
            Schema outcome = OASFactory.createSchema()
                    .type(SchemaType.OBJECT)
                    .addProperty("result", reference(answered))
                    .addProperty("problem", reference("ItemProblem"));
            answer(batch).content(content("BatchOf" + answered, array(outcome)));
        }
    }

    /** The only one that the scanner knows of. */
    private static APIResponse answer(Operation operation) {
        return operation.getResponses().getAPIResponses().values().iterator().next();
    }

    private Content content(String name, Schema items) {
        api.getComponents()
                .addSchema(
                        name,
                        OASFactory.createSchema()
                                .type(SchemaType.OBJECT)
                                .addProperty("items", items)
                                .addRequired("items"));
        return OASFactory.createContent()
                .addMediaType(JSON, OASFactory.createMediaType().schema(reference(name)));
    }

    private static Schema array(Schema items) {
        return OASFactory.createSchema().type(SchemaType.ARRAY).items(items);
    }

    private static Schema reference(String name) {
        return OASFactory.createSchema().ref(REFERENCE + name);
    }

    private static @Nullable String name(Content content) {
        String ref = content.getMediaType(JSON).getSchema().getRef();
        return ref == null ? null : ref.substring(ref.lastIndexOf('/') + 1);
    }
}
