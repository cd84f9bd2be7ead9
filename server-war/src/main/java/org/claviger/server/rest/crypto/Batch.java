package org.claviger.server.rest.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import jakarta.validation.Validator;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.claviger.api.ApiJson;
import org.claviger.api.ErrorCode;
import org.claviger.api.crypto.BatchResponse;
import org.claviger.api.crypto.BatchResponse.Item;
import org.claviger.api.crypto.BatchResponse.ItemProblem;
import org.claviger.server.crypto.Outcome;
import org.claviger.server.crypto.Verb;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.RefusedException;
import org.claviger.server.rest.CurrentCaller;
import org.claviger.server.rest.MalformedJson;
import org.claviger.server.rest.RecordForm;
import org.claviger.server.rest.crypto.BatchItems.Slice;
import org.claviger.server.tenant.RequestLimits;

/**
 * Many requests of one verb in one: each item is read, checked, done and answered on its own, and counts as a request for the
 * client's limits.
 */
@ApplicationScoped
class Batch {
    private final Jsonb json = JsonbBuilder.create(ApiJson.strict());
    private final Map<Class<?>, RecordForm<?>> forms = new ConcurrentHashMap<>();

    @Inject
    CurrentCaller current;

    @Inject
    RequestLimits limits;

    @Inject
    Validator validator;

    @Context
    UriInfo uri;

    /**
     * Does each item.
     *
     * @param type of an item
     * @param body {@link org.claviger.api.crypto.BatchRequest}, as it came
     */
    <Q, A> BatchResponse perform(Verb<Q, A> verb, Class<Q> type, byte[] body) {
        Caller caller = current.get();
        List<Slice> items = BatchItems.of(body);
        // The request itself was counted at the door.
        limits.count(caller, items.size() - 1);
        List<Supplier<Q>> requests =
                items.stream().<Supplier<Q>>map(item -> () -> read(item, type)).toList();
        return new BatchResponse(verb.performEach(caller, requests, "POST " + uri.getPath()).stream()
                .map(Batch::item)
                .toList());
    }

    private <Q> Q read(Slice item, Class<Q> type) {
        Q request = parse(item, type);
        String violations = validator.validate(request).stream()
                .map(violation -> "\"" + violation.getPropertyPath() + "\" " + violation.getMessage() + ".")
                .sorted()
                .collect(Collectors.joining(" "));
        if (!violations.isEmpty()) {
            throw new RefusedException(ErrorCode.INVALID_REQUEST, violations);
        }
        return request;
    }

    @SuppressWarnings("unchecked") // Each type has its own.
    private <Q> Q parse(Slice item, Class<Q> type) {
        RecordForm<Q> form = (RecordForm<Q>) forms.computeIfAbsent(type, RecordForm::new);
        return form.read(item.json(), item.start(), item.end()).orElseGet(() -> parseAny(item, type));
    }

    private <Q> Q parseAny(Slice item, Class<Q> type) {
        try {
            return json.fromJson(item.text(), type);
        } catch (JsonbException | IllegalArgumentException e) {
            throw new RefusedException(ErrorCode.INVALID_REQUEST, MalformedJson.detail(e), e);
        }
    }

    private static Item item(Outcome<?> outcome) {
        RefusedException problem = outcome.problem();
        return new Item(outcome.result(), problem == null ? null : new ItemProblem(problem.code(), problem.detail()));
    }
}
