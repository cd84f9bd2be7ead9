package org.claviger.server.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import org.claviger.api.crypto.RandomRequest;
import org.claviger.api.crypto.RandomResponse;
import org.claviger.server.audit.Action;
import org.claviger.server.crypto.primitive.RandomBytes;

/** Makes random bytes, which the server then forgets. */
@ApplicationScoped
public class RandomGeneration extends Verb<RandomRequest, RandomResponse> {
    @Override
    RandomResponse perform(Uses uses, RandomRequest request) {
        uses.record(Action.RANDOM_MADE, null, request.length() + " bytes");
        return new RandomResponse(RandomBytes.of(request.length()));
    }
}
