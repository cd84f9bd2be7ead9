package org.claviger.server.platform;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.claviger.api.ErrorCode;

/**
 * A list as the database pages, sorts and filters it. The columns are JPQL of ours; what the caller says only chooses among
 * them or is a parameter.
 *
 * @param <T> the entity, called {@code e} in JPQL
 * @param type the entity
 * @param condition in JPQL: which ones the caller may see at all
 * @param sortable what a caller may sort by, each with its JPQL; the first is the list's own order
 * @param searched JPQL of the texts that a filter looks into
 * @param narrowings what else a caller may narrow it by
 */
public record Listings<T>(
        Class<T> type, String condition, List<Column> sortable, List<String> searched, List<Narrowing> narrowings) {
    public Listings {
        sortable = List.copyOf(sortable);
        searched = List.copyOf(searched);
        narrowings = List.copyOf(narrowings);
    }

    /** The part that is wanted. */
    public Page<T> page(EntityManager entities, ListQuery wanted, Map<String, Object> parameters) {
        Map<String, Object> values = new HashMap<>(parameters);
        String from = " FROM " + type.getSimpleName() + " e WHERE " + condition + conditions(wanted, values);
        var items = entities.createQuery("SELECT e" + from + " ORDER BY " + order(wanted) + ", e.id", type)
                .setFirstResult(wanted.offset())
                .setMaxResults(wanted.limit());
        var count = entities.createQuery("SELECT COUNT(e)" + from, Long.class);
        values.forEach(items::setParameter);
        values.forEach(count::setParameter);
        return new Page<>(items.getResultList(), count.getSingleResult());
    }

    /** What the caller wants in JPQL; its parameters' values go into {@code values}. */
    private String conditions(ListQuery wanted, Map<String, Object> values) {
        List<String> conditions = new ArrayList<>();
        if (wanted.filter() != null) {
            values.put("filter", NamePattern.containing(wanted.filter()));
            conditions.add(searched.stream()
                    .map(text -> "LOWER(" + text + ") LIKE :filter ESCAPE '\\'")
                    .collect(Collectors.joining(" OR ")));
        }
        wanted.narrowed().forEach((name, value) -> {
            Narrowing.Condition condition = narrowing(name).condition().apply(value);
            String parameter = "narrowed" + conditions.size();
            conditions.add(condition.jpql().replace("%s", ":" + parameter));
            if (condition.value() != null) {
                values.put(parameter, condition.value());
            }
        });
        return conditions.stream().map(condition -> " AND (" + condition + ")").collect(Collectors.joining());
    }

    /** Refuses what the list isn't narrowed by, lest more be told than was asked for. */
    private Narrowing narrowing(String name) {
        return narrowings.stream()
                .filter(narrowing -> narrowing.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.INVALID_REQUEST,
                        "This list is narrowed by "
                                + narrowings.stream().map(Narrowing::name).collect(Collectors.joining(", ")) + "."));
    }

    private String order(ListQuery wanted) {
        if (wanted.sort() == null) {
            return sortable.get(0).jpql();
        }
        boolean descending = wanted.sort().startsWith("-");
        String name = descending ? wanted.sort().substring(1) : wanted.sort();
        String jpql = sortable.stream()
                .filter(column -> column.name().equals(name))
                .map(Column::jpql)
                .findFirst()
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.INVALID_REQUEST,
                        "This list is sorted by "
                                + sortable.stream().map(Column::name).collect(Collectors.joining(", ")) + "."));
        return descending ? jpql + " DESC" : jpql;
    }

    /**
     * What a list can be sorted by.
     *
     * @param name the member of the answer
     */
    public record Column(String name, String jpql) {}
}
