package org.claviger.server.object;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.server.platform.RefusedException;

/** The last row of a page. Callers get it as text that means nothing to them. */
record PageCursor(String name, UUID id) {
    private static final int ID_LENGTH = 36;

    static PageCursor parse(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            return new PageCursor(plain.substring(ID_LENGTH), UUID.fromString(plain.substring(0, ID_LENGTH)));
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
            throw new RefusedException(
                    ErrorCode.INVALID_REQUEST, "\"after\" must be the \"next\" of an earlier page.", e);
        }
    }

    String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((id + name).getBytes(StandardCharsets.UTF_8));
    }
}
