package org.claviger.server.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.DatabaseTime;
import org.jspecify.annotations.Nullable;

/**
 * Something done or refused, on its way into the trail.
 *
 * @param scope the chain: a tenant's id, or {@link Caller#SYSTEM}: what admins do, and those who could not be told to be anyone
 * @param at in microseconds, as the database keeps it; of several that were merged, the first one's
 * @param correlationId of several that were merged, all of theirs, with spaces between
 * @param uses how many times it was done: more than once if several were merged
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
        String correlationId,
        int uses) {
    static final String SUCCESS = "SUCCESS";

    /** Who did what nobody had asked for. */
    private static final String SERVER = "claviger";

    private static final int LONGEST_TEXT = 1000;
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");

    static Deed of(Caller caller, Action action, String outcome, @Nullable UUID objectId, @Nullable String detail) {
        return new Deed(
                caller.scope(),
                DatabaseTime.now(),
                action,
                outcome,
                clean(caller.name()),
                caller.id(),
                objectId,
                clean(detail),
                caller.correlationId(),
                1);
    }

    static Deed ofServer(@Nullable UUID tenant, Action action, @Nullable UUID objectId, @Nullable String detail) {
        return new Deed(
                Caller.scopeOf(tenant),
                DatabaseTime.now(),
                action,
                SUCCESS,
                SERVER,
                null,
                objectId,
                clean(detail),
                SERVER,
                1);
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
                DatabaseTime.now(),
                action,
                outcome,
                clean(claimedName),
                null,
                null,
                clean(detail),
                correlationId,
                1);
    }

    /**
     * Those that differ in nothing but their time and correlation id become one. Each stands where the first of its kind
     * stood.
     */
    static List<Deed> merge(List<Deed> deeds) {
        Map<Deed, List<Deed>> kinds = new LinkedHashMap<>();
        for (Deed deed : deeds) {
            kinds.computeIfAbsent(deed.kind(), kind -> new ArrayList<>(deeds.size()))
                    .add(deed);
        }
        return kinds.values().stream().map(Deed::mergeAlike).toList();
    }

    /** The deeds of each chain, in the order of chains that all keep, so that no two can wait for each other. */
    static SortedMap<UUID, List<Deed>> byScope(List<Deed> deeds) {
        return deeds.stream().collect(Collectors.groupingBy(Deed::scope, TreeMap::new, Collectors.toList()));
    }

    /** All that deeds have in common which can be merged. */
    private Deed kind() {
        return with(Instant.EPOCH, "", 1);
    }

    private static Deed mergeAlike(List<Deed> deeds) {
        Deed first = deeds.get(0);
        if (deeds.size() == 1) {
            return first;
        }
        String ids = deeds.stream().map(Deed::correlationId).collect(Collectors.joining(" "));
        return first.with(first.at, ids, deeds.stream().mapToInt(Deed::uses).sum());
    }

    private Deed with(Instant otherTime, String otherCorrelationId, int otherUses) {
        return new Deed(
                scope, otherTime, action, outcome, actor, actorId, objectId, detail, otherCorrelationId, otherUses);
    }

    /** Texts of strangers: bounded, and without what the database or a reader's terminal would stumble over. */
    private static @Nullable String clean(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String bounded = text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "...";
        return UNPRINTABLE.matcher(bounded).replaceAll("?");
    }
}
