package org.claviger.server.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claviger.server.Refused.assertRefused;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageCursorTest {
    private static final UUID ID = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "payments/2026", "Schlüssel", "鍵", "a=b&c d"})
    void comes_back_as_it_was_given(String name) {
        PageCursor cursor = new PageCursor(name, ID);

        assertThat(cursor.text()).matches("[A-Za-z0-9_-]+");
        assertThat(PageCursor.parse(cursor.text())).isEqualTo(cursor);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "====",
                "not base64!",
                "äöü",
                "MDAxMTIyMzM",
                "../../etc/passwd",
                "a+b/c+d/",
                " AAAA",
                "%00"
            })
    void what_no_page_has_given_is_refused(String text) {
        assertRefused(ErrorCode.INVALID_REQUEST, () -> PageCursor.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00112233-4455-6677-8899-aabbccddeef",
                "00112233x4455x6677x8899xaabbccddeeffname",
                "gggggggg-4455-6677-8899-aabbccddeeffname",
                "001122334455667788990011223344556677name"
            })
    void what_does_not_begin_with_an_identifier_is_refused(String plain) {
        String text = Base64.getUrlEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
        assertRefused(ErrorCode.INVALID_REQUEST, () -> PageCursor.parse(text));
    }
}
