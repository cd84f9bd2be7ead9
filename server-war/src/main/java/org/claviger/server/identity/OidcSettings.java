package org.claviger.server.identity;

import static java.util.stream.Collectors.joining;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the issuers out of the settings, and refuses what can't be meant: it would let in the wrong people, or nobody. */
final class OidcSettings {
    static final String PREFIX = "claviger.oidc.";
    static final String ISSUERS = PREFIX + "issuers";

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final List<String> KEYS =
            List.of("url", "audience", "roles-claim", "tenant-claim", "display-name", "console-client-id", "ca-file");

    private final Function<String, Optional<String>> values;

    /**
     * Settings to read from.
     *
     * @param values the value of a setting; empty if it is absent or blank
     */
    OidcSettings(Function<String, Optional<String>> values) {
        this.values = key -> values.apply(key).map(String::strip).filter(value -> !value.isEmpty());
    }

    /**
     * The issuers, in the order in which they are named.
     *
     * @param names of all settings that there are
     * @param own the {@code iss} of our own tokens
     */
    List<OidcIssuer> issuers(Iterable<String> names, String own) {
        List<String> listed = listed();
        refuseUnknown(names, listed);
        List<OidcIssuer> issuers = listed.stream().map(this::issuer).toList();
        Set<String> urls = new HashSet<>(Set.of(own));
        for (OidcIssuer issuer : issuers) {
            require(
                    urls.add(issuer.url()),
                    key(issuer.name(), "url") + " is the address of another issuer, or our own");
        }
        return issuers;
    }

    private List<String> listed() {
        List<String> listed = values.apply(ISSUERS).stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(String::strip)
                .toList();
        for (String name : listed) {
            require(
                    NAME.matcher(name).matches(),
                    ISSUERS + " names '" + name + "'; a name is of small letters, digits and hyphens");
        }
        require(Set.copyOf(listed).size() == listed.size(), ISSUERS + " names an issuer twice");
        return listed;
    }

    private void refuseUnknown(Iterable<String> names, List<String> listed) {
        Set<String> unknown = new TreeSet<>();
        names.forEach(unknown::add);
        unknown.removeIf(name -> !name.startsWith(PREFIX));
        unknown.remove(ISSUERS);
        listed.forEach(issuer -> KEYS.forEach(key -> unknown.remove(key(issuer, key))));
        require(
                unknown.isEmpty(),
                unknown.stream().collect(joining(", ")) + " is unknown, or of an issuer that " + ISSUERS
                        + " doesn't name");
    }

    private OidcIssuer issuer(String name) {
        String url = values.apply(key(name, "url")).orElse("");
        require(
                OidcUrls.fit(url).map(URI::getRawQuery).isEmpty()
                        && OidcUrls.fit(url).isPresent(),
                key(name, "url") + " is '" + url + "', and has to be the issuer's https:// address (http:// for this"
                        + " machine itself only), without user, query and fragment");
        return new OidcIssuer(
                name,
                url,
                value(name, "audience", OidcIssuer.AUDIENCE),
                value(name, "roles-claim", OidcIssuer.ROLES_CLAIM),
                value(name, "tenant-claim", OidcIssuer.TENANT_CLAIM),
                value(name, "display-name", name),
                value(name, "console-client-id", OidcIssuer.CONSOLE_CLIENT_ID),
                values.apply(key(name, "ca-file"))
                        .map(file -> readable(key(name, "ca-file"), file))
                        .orElse(null));
    }

    private static Path readable(String key, String file) {
        Path path = Path.of(file);
        require(Files.isRegularFile(path) && Files.isReadable(path), key + " is " + file + ", which can't be read");
        return path;
    }

    private String value(String issuer, String key, String otherwise) {
        return values.apply(key(issuer, key)).orElse(otherwise);
    }

    private static String key(String issuer, String key) {
        return PREFIX + issuer + "." + key;
    }

    private static void require(boolean met, String complaint) {
        if (!met) {
            throw new IllegalStateException("The setting " + complaint + ". Correct it in claviger.properties.");
        }
    }
}
