package org.claviger.server.crypto;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.claviger.api.ErrorCode;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.audit.Use;
import org.claviger.server.object.UsableKeys;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.RefusedException;

/**
 * Something that a client asks for, once or many times in one request, the same for REST and KMIP: find the key, open it, use
 * it, record the use. No transaction, no EJB on the way. Nothing leaves that could not be recorded.
 *
 * @param <Q> what is asked
 * @param <A> what is answered
 */
public abstract class Verb<Q, A> {
    private static final Logger LOG = Logger.getLogger(Verb.class.getName());

    @Inject
    UsableKeys keys;

    @Inject
    Engines engines;

    @Inject
    AuditTrail audit;

    /**
     * Does it for a caller.
     *
     * @throws RefusedException if the key is unknown to the caller's tenant, may not be used so by him, or not now; if the
     *     request is not one of its kind; or if no HSM session answers in time
     */
    public A perform(Caller caller, Q request) {
        try (Uses uses = new Uses(caller, keys, engines)) {
            A answer = perform(uses, request);
            audit.recordAll(caller, uses.done());
            return answer;
        }
    }

    /**
     * Does each of many for a caller, none of which spoils another; a key is opened once for all of them. All uses
     * are recorded in one commit, and all refusals.
     *
     * @param requests each made when its turn has come; it may refuse, too
     * @param detail of the records of refusals: what was asked for
     */
    public List<Outcome<A>> performEach(Caller caller, List<? extends Supplier<? extends Q>> requests, String detail) {
        try (Uses uses = new Uses(caller, keys, engines)) {
            List<Outcome<A>> outcomes = new ArrayList<>(requests.size());
            for (Supplier<? extends Q> request : requests) {
                Outcome<A> outcome = attempt(caller, uses, request);
                if (outcome.problem() != null) {
                    uses.record(Use.refused(outcome.problem().code(), detail));
                }
                outcomes.add(outcome);
            }
            audit.recordAll(caller, uses.done());
            return outcomes;
        }
    }

    private Outcome<A> attempt(Caller caller, Uses uses, Supplier<? extends Q> request) {
        try {
            return Outcome.of(perform(uses, request.get()));
        } catch (RefusedException e) {
            return Outcome.refused(e);
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, e, () -> "An item of request " + caller.correlationId() + " failed");
            return Outcome.refused(new RefusedException(
                    ErrorCode.INTERNAL,
                    "The server failed at this item. Tell its administrator the correlation id of the request.",
                    e));
        }
    }

    /** Does it with the keys of a request, and tells those what is to be recorded. */
    abstract A perform(Uses uses, Q request);
}
