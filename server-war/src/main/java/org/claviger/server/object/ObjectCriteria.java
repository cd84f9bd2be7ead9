package org.claviger.server.object;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.Link;
import org.claviger.api.crypto.ObjectType;
import org.claviger.api.crypto.ProtectionLevel;
import org.claviger.api.crypto.RevokeKeyRequest;
import org.claviger.api.crypto.State;
import org.claviger.api.crypto.Usage;
import org.claviger.api.crypto.UsageLimits;
import org.claviger.server.object.ObjectAttribute.Kind;
import org.claviger.server.platform.NamePattern;
import org.jspecify.annotations.Nullable;

/**
 * What objects have to be like to be found (KMIP 2.1, section 6.1.26, Locate); all that is asked for has to hold. What is
 * absent is not asked for.
 */
public final class ObjectCriteria {
    private static final String ATTRIBUTE = "EXISTS (SELECT a FROM ObjectAttribute a WHERE a.objectId = o.id"
            + " AND a.tenantId = o.tenantId AND a.kind = :%1$skind AND a.name = :%1$sname AND a.text = :%1$stext)";
    private static final String ANY_LINK = "EXISTS (SELECT a FROM ObjectAttribute a WHERE a.objectId = o.id"
            + " AND a.tenantId = o.tenantId AND a.kind = :%1$skind AND a.name IN :%1$sname AND a.text = :%1$stext)";

    private static final String ANY_OF_TYPE = "EXISTS (SELECT a FROM ObjectAttribute a WHERE a.objectId = o.id"
            + " AND a.tenantId = o.tenantId AND a.kind = :%1$skind AND a.name = :%1$sname)";

    private static final String KEPT = "EXISTS (SELECT k FROM KeptAttribute k WHERE k.objectId = o.id"
            + " AND k.tenantId = o.tenantId AND k.vendor = :%1$svendor AND k.name = :%1$skept";

    private static final String KEPT_SO = KEPT + " AND k.digest IN :%1$sdigests)";

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();
    private int mask;
    private @Nullable String namespace;

    /** A date that an object has, or may have. */
    public enum DateOf {
        CREATION("o.createdAt"),
        LAST_CHANGE("o.lastChangeDate"),
        ORIGINAL_CREATION("o.originalCreationDate"),
        PROCESS_START("o.life.timeline.processStart"),
        PROTECT_STOP("o.life.timeline.protectStop"),
        COMPROMISE("o.life.timeline.compromise"),
        COMPROMISE_OCCURRENCE("o.life.timeline.compromiseOccurrence"),
        ACTIVATION("o.life.timeline.activation"),
        DEACTIVATION("o.life.timeline.deactivation"),
        DESTRUCTION("o.life.timeline.destroy");

        private final String path;

        DateOf(String path) {
            this.path = path;
        }
    }

    /** A name, or a pattern of one: {@code *} stands for any text, {@code ?} for one character. */
    public ObjectCriteria name(@Nullable String pattern) {
        if (pattern != null && (pattern.contains("*") || pattern.contains("?"))) {
            return with("o.name LIKE :%s ESCAPE '\\'", NamePattern.like(pattern));
        }
        return with("o.name = :%s", pattern);
    }

    public ObjectCriteria type(@Nullable ObjectType type) {
        return with("o.nature.type = :%s", type);
    }

    public ObjectCriteria protection(@Nullable ProtectionLevel protection) {
        return with("o.nature.protection = :%s", protection);
    }

    public ObjectCriteria algorithm(@Nullable Algorithm algorithm) {
        return with("o.nature.algorithm = :%s", algorithm);
    }

    /** Bits. */
    public ObjectCriteria length(@Nullable Integer length) {
        if (length != null) {
            // There is an index of algorithm and length; alone, this would look at every object.
            List<Algorithm> possible = Stream.of(Algorithm.values())
                    .filter(algorithm -> algorithm.has(length))
                    .toList();
            with(possible.isEmpty() ? "o.id IS NULL" : "o.nature.algorithm IN :%s", possible);
        }
        return with("o.nature.length = :%s", length);
    }

    /** The name of a namespace. */
    public ObjectCriteria namespace(@Nullable String name) {
        namespace = name;
        return this;
    }

    public ObjectCriteria held(@Nullable Boolean held) {
        if (held != null) {
            conditions.add("o.life.suspension.since IS " + (held ? "NOT NULL" : "NULL"));
        }
        return this;
    }

    /** A key check value or a fingerprint of any version: hexadecimal, as it is told. */
    public ObjectCriteria digest(@Nullable String digest) {
        return with(
                "EXISTS (SELECT v FROM ObjectVersion v WHERE v.objectId = o.id AND v.tenantId = o.tenantId"
                        + " AND (v.checkValue = :%1$s OR v.fingerprint = :%1$s))",
                digest);
    }

    /** The object may be used so, if its state allows it. */
    public ObjectCriteria usage(@Nullable Usage usage) {
        return usage == null ? this : mask(UsageMask.of(Set.of(usage)));
    }

    /** The usage mask has all of these bits. */
    public ObjectCriteria mask(int bits) {
        mask |= bits;
        return this;
    }

    /** What it keeps for a protocol, in whatever place among those of the same name. */
    public ObjectCriteria kept(Kept wanted) {
        return orKept("", Map.of(), List.of(wanted));
    }

    /** What it keeps for a protocol by this name, if all of these are a part of it, as the protocol encodes them. */
    public ObjectCriteria keptWith(Kept named, List<byte[]> parts) {
        return orKeptWith("", Map.of(), named, parts);
    }

    private ObjectCriteria orKeptWith(String condition, Map<String, Object> own, Kept named, List<byte[]> parts) {
        StringBuilder all = new StringBuilder(or(condition)).append(KEPT);
        Map<String, Object> values = new HashMap<>(own);
        values.putAll(Map.of("vendor", named.vendor(), "kept", named.name()));
        for (int i = 0; i < parts.size(); i++) {
            all.append(" AND FUNCTION('pg_catalog.position', k.bytes, :%1$spart")
                    .append(i)
                    .append(") > 0");
            values.put("part" + i, parts.get(i));
        }
        add(all.append(')').toString(), values);
        return this;
    }

    /** It doesn't keep that. */
    public ObjectCriteria keptNot(Kept unwanted) {
        add("NOT " + KEPT_SO, ofKept(List.of(unwanted)));
        return this;
    }

    /** One of these algorithms, or what it keeps for a protocol instead. */
    public ObjectCriteria algorithmOrKept(List<Algorithm> algorithms, Kept kept) {
        return algorithms.isEmpty()
                ? kept(kept)
                : orKept("o.nature.algorithm IN :%1$sown", Map.of("own", algorithms), List.of(kept));
    }

    /** Bits, or what it keeps for a protocol instead. */
    public ObjectCriteria lengthOrKept(int length, Kept kept) {
        return orKept(
                "o.nature.length = :%1$sown AND o.nature.algorithm IS NOT NULL", Map.of("own", length), List.of(kept));
    }

    /** Where its material is, unless it keeps something else of it for a protocol. */
    public ObjectCriteria protectionOrKept(ProtectionLevel protection, Kept kept) {
        return orKept("o.nature.protection = :%1$sown AND NOT " + KEPT + ")", Map.of("own", protection), List.of(kept));
    }

    /**
     * A link to this object, or what it keeps for a protocol instead.
     *
     * @param types one of these; none: it only keeps such
     * @param kept one of these, all of the same name
     */
    public ObjectCriteria linkOrKept(Set<Link.Type> types, UUID target, List<Kept> kept) {
        Set<String> names = types.stream().map(Enum::name).collect(Collectors.toSet());
        return names.isEmpty()
                ? orKept("", Map.of(), kept)
                : orKept(ANY_LINK, Map.of("kind", Kind.LINK, "name", names, "text", target.toString()), kept);
    }

    /** A link of this type, to whatever it is, or something of the kind that it keeps for a protocol. */
    public ObjectCriteria linkOfOrKept(Link.Type type, Kept named, byte[] part) {
        return orKeptWith(ANY_OF_TYPE, Map.of("kind", Kind.LINK, "name", type.name()), named, List.of(part));
    }

    private ObjectCriteria orKept(String condition, Map<String, Object> own, List<Kept> kept) {
        Map<String, Object> values = new HashMap<>(own);
        values.putAll(ofKept(kept));
        add(or(condition) + KEPT_SO, values);
        return this;
    }

    private static String or(String condition) {
        return condition.isEmpty() ? "" : condition + " OR ";
    }

    private static Map<String, Object> ofKept(List<Kept> oneOf) {
        return Map.of(
                "vendor", oneOf.get(0).vendor(),
                "kept", oneOf.get(0).name(),
                "digests",
                        oneOf.stream()
                                .map(kept -> KeptAttribute.digest(kept.value()))
                                .toList());
    }

    /** It keeps something of the protocol itself by this name, or nothing. */
    public ObjectCriteria keeps(String name, boolean something) {
        add((something ? "" : "NOT ") + KEPT + ")", Map.of("vendor", "", "kept", name));
        return this;
    }

    /** That very object. */
    public ObjectCriteria id(UUID id) {
        return with("o.id = :%s", id);
    }

    public ObjectCriteria sensitive(boolean sensitive) {
        return with("o.policy.extraction.sensitive = :%s", sensitive);
    }

    public ObjectCriteria extractable(boolean extractable) {
        return with("o.policy.extraction.extractable = :%s", extractable);
    }

    public ObjectCriteria alwaysSensitive(boolean always) {
        return with("o.policy.extraction.alwaysSensitive = :%s", always);
    }

    public ObjectCriteria neverExtractable(boolean never) {
        return with("o.policy.extraction.neverExtractable = :%s", never);
    }

    /** It has a limit of this unit, and as much of it, or more; what is absent is not asked for. */
    public ObjectCriteria usageLimit(UsageLimits.@Nullable Unit unit, @Nullable Long total, @Nullable Long left) {
        return with("o.policy.usageLimit.unit = :%s", unit)
                .with("o.policy.usageLimit.total >= :%s", total)
                .with("o.policy.usageLimit.left >= :%s", left);
    }

    /** Why its use has ended; what is absent is not asked for. */
    public ObjectCriteria revoked(RevokeKeyRequest.@Nullable Reason reason, @Nullable String message) {
        return with("o.life.revocationReason = :%s", reason).with("o.life.revocationMessage = :%s", message);
    }

    /** The very name: nothing in it stands for something else. */
    public ObjectCriteria exactName(String name) {
        return with("o.name = :%s", name);
    }

    /** It is not destroyed, or not known to be yet. */
    public ObjectCriteria notDestroyed() {
        return with("o.life.state NOT IN :%s", Lifecycle.GONE);
    }

    /** The very name, or one that it keeps for a protocol: one of these. */
    public ObjectCriteria named(String name, List<Kept> kept) {
        return orKept("o.name = :%1$sown", Map.of("own", name), kept);
    }

    /** Nothing at all is like that. */
    public ObjectCriteria none() {
        conditions.add("o.id IS NULL");
        return this;
    }

    public ObjectCriteria group(@Nullable String group) {
        return group == null ? this : attribute(Kind.GROUP, "", group);
    }

    /** An attribute of the clients' own. */
    public ObjectCriteria attribute(String name, String text) {
        return attribute(Kind.FREE, name, text);
    }

    /** Any link to this object. */
    public ObjectCriteria linkTo(@Nullable UUID target) {
        if (target != null) {
            Set<String> types = Stream.of(Link.Type.values()).map(Enum::name).collect(Collectors.toSet());
            add(ANY_LINK, Map.of("kind", Kind.LINK, "name", types, "text", target.toString()));
        }
        return this;
    }

    /** From that instant on, until before the other. */
    public ObjectCriteria between(DateOf date, @Nullable Instant from, @Nullable Instant to) {
        return with(date.path + " >= :%s", from).with(date.path + " < :%s", to);
    }

    /** The object has no such date. */
    public ObjectCriteria without(DateOf date) {
        conditions.add(date.path + " IS NULL");
        return this;
    }

    /** The state at this moment, which is not always the one that is recorded. */
    public ObjectCriteria state(@Nullable State state, Instant now) {
        return state == null ? this : with(PresentState.condition(state), now);
    }

    private ObjectCriteria attribute(Kind kind, String name, String text) {
        add(ATTRIBUTE, Map.of("kind", kind, "name", name, "text", text));
        return this;
    }

    private ObjectCriteria with(String condition, @Nullable Object parameter) {
        if (parameter != null) {
            String name = "p" + conditions.size();
            conditions.add(condition.formatted(name));
            if (condition.contains("%")) {
                parameters.put(name, parameter);
            }
        }
        return this;
    }

    private void add(String condition, Map<String, Object> named) {
        String prefix = "p" + conditions.size();
        conditions.add(condition.formatted(prefix));
        named.forEach((name, value) -> parameters.put(prefix + name, value));
    }

    /** The bits of the usage mask that are asked for. */
    int mask() {
        return mask;
    }

    /** The name of the namespace that is asked for. */
    @Nullable String namespace() {
        return namespace;
    }

    /** Any of these namespaces. */
    void namespaces(Set<UUID> ids) {
        with(ids.isEmpty() ? "o.id IS NULL" : "o.namespaceId IN :%s", ids);
    }

    /** Any of these usage masks. */
    void masks(List<Integer> masks) {
        with(masks.isEmpty() ? "o.id IS NULL" : "o.nature.usageMask IN :%s", masks);
    }

    /** In JPQL, of {@code o}. */
    List<String> conditions() {
        return conditions;
    }

    Map<String, Object> parameters() {
        return parameters;
    }
}
