package org.claviger.server.kmip.pkcs11;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Numbers for objects, as a connection gave them. The oldest is forgotten when there are too many: the object is found anew. */
final class Handles {
    private static final int MOST = 10_000;

    private final Map<Long, UUID> objects = new LinkedHashMap<>();
    private final Map<UUID, Long> numbers = new HashMap<>();
    private long last;

    long of(UUID object) {
        Long known = numbers.get(object);
        if (known != null) {
            return known;
        }
        if (objects.size() >= MOST) {
            Long oldest = objects.keySet().iterator().next();
            numbers.remove(objects.remove(oldest));
        }
        objects.put(++last, object);
        numbers.put(object, last);
        return last;
    }

    Optional<UUID> object(long handle) {
        return Optional.ofNullable(objects.get(handle));
    }

    void forget(UUID object) {
        objects.remove(numbers.remove(object));
    }
}
