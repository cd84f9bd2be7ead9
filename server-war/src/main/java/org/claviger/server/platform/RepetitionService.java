package org.claviger.server.platform;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Serves a request once however often it comes with the same {@code Idempotency-Key}: the second gets the answer of the
 * first. Kept for a day. Each method is one transaction.
 */
@Stateless
public class RepetitionService {
    @Inject
    Repetitions repetitions;

    @Inject
    ServerSecrets secrets;

    /**
     * Begins to serve a request.
     *
     * @param fingerprint SHA-256 of the request
     * @return the answer, if it was served before; empty if it is to be served now
     */
    public Optional<Answer> begin(UUID callerId, String key, byte[] fingerprint) {
        repetitions.removeOld();
        if (repetitions.begin(callerId, key, fingerprint)) {
            return Optional.empty();
        }
        Repetition before = repetitions.find(callerId, key).orElseThrow(RepetitionService::stillServed);
        if (!before.isOf(fingerprint)) {
            throw new RefusedException(
                    ErrorCode.INVALID_REQUEST, "This Idempotency-Key was used for another request; take a new one.");
        }
        int status = before.status().orElseThrow(RepetitionService::stillServed);
        return Optional.of(new Answer(status, open(before)));
    }

    /** Keeps the answer for whoever repeats the request. */
    public void answered(UUID callerId, String key, int status, @Nullable String json) {
        Repetition repetition = repetitions.find(callerId, key).orElseThrow();
        byte[] sealed = null;
        if (json != null) {
            byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);
            sealed = secrets.seal(repetition.boundTo(), utf8);
            Arrays.fill(utf8, (byte) 0);
        }
        repetition.answered(status, sealed);
    }

    /** It was refused, and changed nothing: it may be tried again under the same key. */
    public void refused(UUID callerId, String key) {
        repetitions.forget(callerId, key);
    }

    private @Nullable String open(Repetition repetition) {
        byte[] sealed = repetition.answer();
        if (sealed == null) {
            return null;
        }
        byte[] utf8 = secrets.open(repetition.boundTo(), sealed);
        String json = new String(utf8, StandardCharsets.UTF_8);
        Arrays.fill(utf8, (byte) 0);
        return json;
    }

    private static RefusedException stillServed() {
        return new RefusedException(
                ErrorCode.WRONG_STATE,
                "The same request is being served, or was cut off. Look whether it was done before you ask again under"
                        + " another Idempotency-Key.");
    }

    /** How a request was answered. */
    public record Answer(int status, @Nullable String json) {
        @Override
        public String toString() {
            return "Answer[" + status + "]";
        }
    }
}
