package org.claviger.server.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.regex.Pattern;
import org.claviger.server.platform.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Something done or refused, on its way into the trail.
 *
 * @param scope the chain: a tenant's id, or {@link Caller#SYSTEM}: what admins do, and those who could not be told to be anyone
 * @param at in microseconds, as the database keeps it
 */
record Deed(
        UUID scope,
        Instant at,
        Action action,
        String outcome,
        @Nullable String actor,
        @Nullable UUID actorId,
        @Nullable UUID objectId,
        @Nullable String detail,
        String correlationId) {
    static final String SUCCESS = "SUCCESS";

    /** Who did what nobody had asked for. */
    private static final String SERVER = "claviger";

    private static final int LONGEST_TEXT = 1000;
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");

    static Deed of(Caller caller, Action action, String outcome, @Nullable UUID objectId, @Nullable String detail) {
        return new Deed(
                caller.scope(),
                now(),
                action,
                outcome,
                clean(caller.name()),
                caller.id(),
                objectId,
                clean(detail),
                caller.correlationId());
    }

    static Deed ofServer(@Nullable UUID tenant, Action action, @Nullable UUID objectId, @Nullable String detail) {
        return new Deed(Caller.scopeOf(tenant), now(), action, SUCCESS, SERVER, null, objectId, clean(detail), SERVER);
    }

    static Deed ofStranger(
            @Nullable UUID tenant,
            Action action,
            String outcome,
            @Nullable String claimedName,
            @Nullable String detail,
            String correlationId) {
        return new Deed(
                Caller.scopeOf(tenant),
                now(),
                action,
                outcome,
                clean(claimedName),
                null,
                null,
                clean(detail),
                correlationId);
    }

    /** Texts of strangers: bounded, and without what the database or a reader's terminal would stumble over. */
    private static @Nullable String clean(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String bounded = text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "...";
        return UNPRINTABLE.matcher(bounded).replaceAll("?");
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
