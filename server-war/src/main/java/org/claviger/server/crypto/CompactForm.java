package org.claviger.server.crypto;

import com.nimbusds.jose.Header;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is asked of a token before anything else (RFC 8725, sections 3.1 and 3.10). */
final class CompactForm {
    private static final Pattern DOT = Pattern.compile("\\.");

    private CompactForm() {}

    /** True if it can be written in this one way only: the library would overlook characters that mean nothing. */
    static boolean isStrict(String token) {
        return DOT.splitAsStream(token).allMatch(CompactForm::isBase64Url);
    }

    /** True if the header has a member of this name. */
    static boolean hasMember(String token, String name) throws ParseException {
        String header = DOT.splitAsStream(token).findFirst().orElse("");
        return JSONObjectUtils.parse(new Base64URL(header).decodeToString()).containsKey(name);
    }

    /** True if nothing in it changes what the token means. Whatever is critical is something that isn't understood here. */
    static boolean isPlain(Header header) {
        Set<String> critical = header.getCriticalParams();
        return (critical == null || critical.isEmpty())
                && !header.getIncludedParams().contains("crit")
                && !header.getIncludedParams().contains("b64")
                && !header.getIncludedParams().contains("zip");
    }

    private static boolean isBase64Url(@Nullable String part) {
        if (part == null) {
            return false;
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(part);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
