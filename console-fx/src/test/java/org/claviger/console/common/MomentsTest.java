package org.claviger.console.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MomentsTest {
    private static final Instant MOMENT = Instant.parse("2026-11-03T14:05:59Z");

    @Test
    void germans_read_day_month_year() {
        Moments moments = new Moments(Locale.GERMAN, ZoneOffset.UTC);
        assertThat(moments.minute(MOMENT)).isEqualTo("03.11.2026, 14:05");
        assertThat(moments.day(MOMENT)).isEqualTo("3. November 2026");
    }

    @Test
    void in_english_the_month_has_its_name() {
        assertThat(new Moments(Locale.ENGLISH, ZoneOffset.UTC).minute(MOMENT)).startsWith("Nov 3, 2026");
    }
}
