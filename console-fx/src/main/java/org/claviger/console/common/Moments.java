package org.claviger.console.common;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Points in time as people of one language write them, in the zone of this machine. */
public final class Moments {
    private final DateTimeFormatter format;
    private final DateTimeFormatter precise;
    private final DateTimeFormatter day;

    /** In this language and this machine's zone. */
    public Moments(Locale language) {
        this(language, ZoneId.systemDefault());
    }

    Moments(Locale language, ZoneId zone) {
        format = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(language)
                .withZone(zone);
        precise = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.MEDIUM)
                .withLocale(language)
                .withZone(zone);
        day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language)
                .withZone(zone);
    }

    /** Date and time, to the minute. */
    public String minute(Instant moment) {
        return format.format(moment);
    }

    /** Date and time, to the second. */
    public String second(Instant moment) {
        return precise.format(moment);
    }

    /** The date alone, with the month's name. */
    public String day(Instant moment) {
        return day.format(moment);
    }
}
