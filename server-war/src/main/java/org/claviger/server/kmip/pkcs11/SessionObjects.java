package org.claviger.server.kmip.pkcs11;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.claviger.api.crypto.LifeDates;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.RevocationReasonCode;
import org.claviger.kmip.word.State;
import org.claviger.kmip.word.Tag;
import org.claviger.server.kmip.Failure;
import org.claviger.server.kmip.Fields;
import org.claviger.server.object.LifecycleService;

/**
 * Objects that end with the session in which they were made (PKCS#11 3.0, section 2.3). They are objects as all others, whose
 * end is planned from the start, for sessions that nobody closes.
 */
@ApplicationScoped
class SessionObjects {
    private static final Duration LONGEST = Duration.ofDays(1);

    @Inject
    LifecycleService lifecycle;

    /**
     * What an operation makes.
     *
     * @param tag of the identifier in its answer
     */
    record Made(Tag tag, Template template) {
        private boolean isOfSession() {
            return !template.isTrue(AttributeType.TOKEN);
        }
    }

    /** Has objects made, and gives their handles, in this order. */
    void make(Call call, Session session, Supplier<Fields> work, Made... made) {
        List<Made> temporary = Arrays.stream(made).filter(Made::isOfSession).toList();
        if (temporary.size() < made.length) {
            session.requireWritable();
        }
        Fields answer = temporary.isEmpty()
                ? work.get()
                : call.catalogue().together(call.exchange(), () -> {
                    Fields given = work.get();
                    temporary.forEach(each -> plan(call, call.identifier(given, each.tag()), each.template()));
                    return given;
                });
        for (Made each : made) {
            UUID id = call.made(answer, each.tag());
            if (each.isOfSession()) {
                session.own(id);
            }
        }
    }

    private void plan(Call call, UUID id, Template template) {
        Instant end = call.exchange().now().plus(LONGEST);
        Instant deactivation = template.bytes(AttributeType.END_DATE)
                .map(KmipObject::date)
                .filter(end::isAfter)
                .orElse(end);
        lifecycle.plan(
                call.exchange().caller(), id, new LifeDates(null, null, null, deactivation, null, null, end), null);
    }

    /** Ends a session with what was made in it. */
    void close(Call call, long handle) {
        Session session = call.connection().require(handle);
        destroy(call, session.owned());
        call.connection().close(handle);
    }

    /** Ends all sessions of the connection, with what was made in them. */
    void closeAll(Call call) {
        destroy(call, call.connection().owned());
        call.connection().closeAll();
    }

    /** Tokens know no states: what is active is revoked with it, or stays as it is. What is gone already is none of ours. */
    void destroy(Call call, Collection<UUID> objects) {
        if (objects.isEmpty()) {
            return;
        }
        call.catalogue().together(call.exchange(), () -> {
            objects.forEach(id -> destroy(call, id));
            return objects;
        });
        objects.forEach(call.connection()::forget);
    }

    private static void destroy(Call call, UUID id) {
        State state;
        try {
            state = KmipObject.attributes(call, id).word(Tag.STATE, State.class).orElseThrow();
        } catch (Failure e) {
            if (e.reason() == ResultReason.OBJECT_NOT_FOUND) {
                return;
            }
            throw e;
        }
        if (state == State.DESTROYED || state == State.DESTROYED_COMPROMISED) {
            return;
        }
        if (state == State.ACTIVE) {
            call.perform(
                    Operation.REVOKE,
                    KmipObject.id(id),
                    Item.of(
                            Tag.REVOCATION_REASON,
                            Item.of(Tag.REVOCATION_REASON_CODE, RevocationReasonCode.CESSATION_OF_OPERATION)));
        }
        call.perform(Operation.DESTROY, KmipObject.id(id));
    }
}
