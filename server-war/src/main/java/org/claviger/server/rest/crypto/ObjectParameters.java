package org.claviger.server.rest.crypto;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.ObjectType;
import org.claviger.api.crypto.ProtectionLevel;
import org.claviger.api.crypto.State;
import org.claviger.api.crypto.Usage;
import org.claviger.server.object.ObjectCriteria;
import org.claviger.server.object.ObjectCriteria.DateOf;
import org.claviger.server.platform.Narrowing;
import org.claviger.server.platform.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * What objects are looked for, and how they are paged: {@code ?type=PRIVATE_KEY&state=ACTIVE&name=invoices-*}. Of times, one is
 * {@code …From} (that instant or later) and one {@code …To} (before it); {@code attribute.KEY=VALUE} is an attribute of the
 * clients' own.
 */
public class ObjectParameters {
    private static final String ATTRIBUTE = "attribute.";
    private static final Set<String> KNOWN = Set.of(
            "name",
            "type",
            "state",
            "held",
            "algorithm",
            "length",
            "namespace",
            "protection",
            "usage",
            "group",
            "link",
            "digest",
            "createdFrom",
            "createdTo",
            "activationFrom",
            "activationTo",
            "deactivationFrom",
            "deactivationTo",
            "destroyFrom",
            "destroyTo",
            "after",
            "limit");

    @QueryParam("name")
    @Nullable String name;

    @QueryParam("type")
    @Nullable ObjectType type;

    @QueryParam("state")
    @Nullable State state;

    @QueryParam("held")
    @Nullable Boolean held;

    @QueryParam("algorithm")
    @Nullable Algorithm algorithm;

    @QueryParam("length")
    @Nullable Integer length;

    @QueryParam("namespace")
    @Nullable String namespace;

    @QueryParam("protection")
    @Nullable ProtectionLevel protection;

    @QueryParam("usage")
    List<Usage> usages = List.of();

    @QueryParam("group")
    List<String> groups = List.of();

    @QueryParam("link")
    @Nullable UUID link;

    @QueryParam("digest")
    @Nullable String digest;

    @QueryParam("createdFrom")
    @Nullable String createdFrom;

    @QueryParam("createdTo")
    @Nullable String createdTo;

    @QueryParam("activationFrom")
    @Nullable String activationFrom;

    @QueryParam("activationTo")
    @Nullable String activationTo;

    @QueryParam("deactivationFrom")
    @Nullable String deactivationFrom;

    @QueryParam("deactivationTo")
    @Nullable String deactivationTo;

    @QueryParam("destroyFrom")
    @Nullable String destroyFrom;

    @QueryParam("destroyTo")
    @Nullable String destroyTo;

    @QueryParam("after")
    @Nullable String after;

    @QueryParam("limit")
    @DefaultValue("50")
    @Min(1) @Max(1000) int limit;

    @Context
    UriInfo uri;

    /** As the room takes it; refuses a parameter that isn't known, lest more be found than was asked for. */
    ObjectCriteria criteria(Instant now) {
        ObjectCriteria wanted = new ObjectCriteria()
                .name(name)
                .type(type)
                .state(state, now)
                .held(held)
                .algorithm(algorithm)
                .length(length)
                .namespace(namespace)
                .protection(protection)
                .linkTo(link)
                .digest(digest)
                .between(DateOf.CREATION, time(createdFrom), time(createdTo))
                .between(DateOf.ACTIVATION, time(activationFrom), time(activationTo))
                .between(DateOf.DEACTIVATION, time(deactivationFrom), time(deactivationTo))
                .between(DateOf.DESTRUCTION, time(destroyFrom), time(destroyTo));
        usages.forEach(wanted::usage);
        groups.forEach(wanted::group);
        uri.getQueryParameters().forEach((parameter, values) -> {
            if (parameter.startsWith(ATTRIBUTE)) {
                values.forEach(text -> wanted.attribute(parameter.substring(ATTRIBUTE.length()), text));
            } else if (!KNOWN.contains(parameter)) {
                throw new RefusedException(
                        ErrorCode.INVALID_REQUEST, "Objects can't be looked for by \"" + parameter + "\".");
            }
        });
        return wanted;
    }

    private static @Nullable Instant time(@Nullable String text) {
        return text == null ? null : Narrowing.instant(text);
    }
}
