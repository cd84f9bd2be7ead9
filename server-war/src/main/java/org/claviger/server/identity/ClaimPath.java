package org.claviger.server.identity;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A claim, by its name or by its path into nested objects. What is of another form than was expected isn't there. */
final class ClaimPath {
    private static final Pattern DOT = Pattern.compile("\\.");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final String path;

    /**
     * A path.
     *
     * @param path names with dots between; a claim whose own name has dots, as URLs do, is found by that name
     */
    ClaimPath(String path) {
        this.path = path;
    }

    /** The one word that is there; also the only one of a list. */
    Optional<String> word(JWTClaimsSet claims) {
        Object value = value(claims);
        Object one = value instanceof List<?> list && list.size() == 1 ? list.get(0) : value;
        return one instanceof String text ? Optional.of(text.strip()).filter(ClaimPath::isThere) : Optional.empty();
    }

    /** The words that are there: those of a list, or of a text with spaces between. */
    Set<String> words(JWTClaimsSet claims) {
        Object value = value(claims);
        Stream<?> words = Stream.of();
        if (value instanceof List<?> list) {
            words = list.stream();
        } else if (value instanceof String text) {
            words = SPACES.splitAsStream(text);
        }
        return words.filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(ClaimPath::isThere)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** True if something is there, of whatever form. */
    boolean isIn(JWTClaimsSet claims) {
        return value(claims) != null;
    }

    private @Nullable Object value(JWTClaimsSet claims) {
        Object whole = claims.getClaim(path);
        if (whole != null) {
            return whole;
        }
        Object value = claims.getClaims();
        for (String name : DOT.split(path, -1)) {
            value = value instanceof Map<?, ?> object ? object.get(name) : null;
        }
        return value;
    }

    private static boolean isThere(String text) {
        return !text.isBlank() && text.chars().noneMatch(Character::isISOControl);
    }
}
