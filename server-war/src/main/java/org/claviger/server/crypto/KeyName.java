package org.claviger.server.crypto;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.claviger.server.object.UsableKey;
import org.jspecify.annotations.Nullable;

/** How JOSE headers name a key of ours ({@code kid}): its id, a dot, the version of its material. */
final class KeyName {
    private static final Pattern FORM = Pattern.compile("[0-9a-f-]{36}\\.([1-9][0-9]{0,8})");

    private KeyName() {}

    static String of(UsableKey key) {
        return of(key.id(), key.version());
    }

    static String of(UUID id, int version) {
        return id + "." + version;
    }

    /**
     * Which version of the key that its caller has named a token is of; absent: it doesn't say. The id is not looked at: a
     * token doesn't choose its key.
     */
    static @Nullable Integer version(@Nullable String kid) {
        Matcher named = FORM.matcher(kid == null ? "" : kid);
        return named.matches() ? Integer.valueOf(named.group(1)) : null;
    }
}
