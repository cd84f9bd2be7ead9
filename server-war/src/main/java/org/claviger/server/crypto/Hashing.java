package org.claviger.server.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import org.claviger.api.crypto.HashRequest;
import org.claviger.api.crypto.HashResponse;
import org.claviger.server.audit.Action;
import org.claviger.server.crypto.primitive.Hashes;

/** Hashes data; no key is used, and the use is recorded all the same. */
@ApplicationScoped
public class Hashing extends Verb<HashRequest, HashResponse> {
    @Override
    HashResponse perform(Uses uses, HashRequest request) {
        uses.record(Action.HASHED, null, request.algorithm().name());
        return new HashResponse(request.algorithm(), Hashes.hash(request.algorithm(), request.data()));
    }
}
