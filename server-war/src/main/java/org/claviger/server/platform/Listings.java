package org.claviger.server.platform;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
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
 */
public record Listings<T>(Class<T> type, String condition, List<Column> sortable, List<String> searched) {
    public Listings {
        sortable = List.copyOf(sortable);
        searched = List.copyOf(searched);
    }

    /** The part that is wanted. */
    public Page<T> page(EntityManager entities, ListQuery wanted, Map<String, Object> parameters) {
        String from = " FROM " + type.getSimpleName() + " e WHERE " + condition + filter(wanted);
        var items = entities.createQuery("SELECT e" + from + " ORDER BY " + order(wanted) + ", e.id", type)
                .setFirstResult(wanted.offset())
                .setMaxResults(wanted.limit());
        var count = entities.createQuery("SELECT COUNT(e)" + from, Long.class);
        bind(items, wanted, parameters);
        bind(count, wanted, parameters);
        return new Page<>(items.getResultList(), count.getSingleResult());
    }

    private String filter(ListQuery wanted) {
        return wanted.filter() == null
                ? ""
                : searched.stream()
                        .map(text -> "LOWER(" + text + ") LIKE :filter ESCAPE '\\'")
                        .collect(Collectors.joining(" OR ", " AND (", ")"));
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

    private static void bind(Query query, ListQuery wanted, Map<String, Object> parameters) {
        parameters.forEach(query::setParameter);
        if (wanted.filter() != null) {
            query.setParameter("filter", NamePattern.containing(wanted.filter()));
        }
    }

    /**
     * What a list can be sorted by.
     *
     * @param name the member of the answer
     */
    public record Column(String name, String jpql) {}
}
