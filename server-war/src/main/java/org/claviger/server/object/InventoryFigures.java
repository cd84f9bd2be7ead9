package org.claviger.server.object;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.State;
import org.claviger.api.tenant.EndingKey;
import org.claviger.api.tenant.EndingKey.Why;
import org.claviger.api.tenant.KeyCount;
import org.claviger.server.platform.Caller;
import org.jspecify.annotations.Nullable;

/** A tenant's objects in numbers, as the clock has settled them last, and which of them soon protect no more. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class InventoryFigures {
    /** Only what the index holds: of a million objects none is read. */
    private static final String COUNTS =
            "SELECT state, algorithm, COUNT(*) FROM managed_object WHERE tenant_id = ? GROUP BY state, algorithm";

    /** In the words of the partial indexes, which parameters would hide. */
    private static final String ENDING =
            "SELECT id, name, algorithm, %1$s FROM managed_object WHERE tenant_id = ? AND state = 'ACTIVE'"
                    + " AND %1$s <= ?%2$s ORDER BY %1$s LIMIT ?";

    private static final Map<Why, String> QUERIES = Map.of(
            Why.CRYPTOPERIOD, ENDING.formatted("cryptoperiod_end", " AND NOT auto_rotate"),
            Why.DEACTIVATION, ENDING.formatted("deactivation_date", ""));

    @PersistenceContext
    EntityManager entities;

    /** How many there are of each state and algorithm. */
    public List<KeyCount> counts(Caller operator) {
        @SuppressWarnings("unchecked") // A query of three columns.
        List<Object[]> rows = entities.createNativeQuery(COUNTS)
                .setParameter(1, operator.tenant())
                .getResultList();
        return rows.stream()
                .map(row ->
                        new KeyCount(State.valueOf((String) row[0]), algorithm(row[1]), ((Number) row[2]).longValue()))
                .sorted(Comparator.comparing(KeyCount::state).thenComparing(count -> String.valueOf(count.algorithm())))
                .toList();
    }

    /** Active keys that protect no more after {@code until}, the soonest first; each once, for what comes first. */
    public List<EndingKey> ending(Caller operator, Instant until, int most) {
        Map<UUID, EndingKey> soonest = Stream.of(Why.values())
                .flatMap(why -> ending(why, operator, until, most))
                .collect(Collectors.toMap(EndingKey::id, Function.identity(), InventoryFigures::sooner));
        return soonest.values().stream()
                .sorted(Comparator.comparing(EndingKey::endsAt).thenComparing(EndingKey::name))
                .limit(most)
                .toList();
    }

    private Stream<EndingKey> ending(Why why, Caller operator, Instant until, int most) {
        @SuppressWarnings("unchecked") // A query of four columns.
        List<Object[]> rows = entities.createNativeQuery(QUERIES.get(why))
                .setParameter(1, operator.tenant())
                .setParameter(2, until.atOffset(ZoneOffset.UTC))
                .setParameter(3, most)
                .getResultList();
        return rows.stream()
                .map(row -> new EndingKey(
                        (UUID) row[0], (String) row[1], algorithm(row[2]), ((Timestamp) row[3]).toInstant(), why));
    }

    private static @Nullable Algorithm algorithm(@Nullable Object column) {
        return column == null ? null : Algorithm.valueOf((String) column);
    }

    private static EndingKey sooner(EndingKey one, EndingKey other) {
        return other.endsAt().isBefore(one.endsAt()) ? other : one;
    }
}
