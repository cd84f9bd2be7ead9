package org.claviger.console.common;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a column can be narrowed to. */
public sealed interface ColumnFilter {
    /** The key of the column, and of its title. */
    String column();

    /** The parameters whose values say what it is narrowed to; one without a value narrows nothing. */
    List<String> parameters();

    /** What has a text in it. */
    record Text(String column, String parameter) implements ColumnFilter {
        @Override
        public List<String> parameters() {
            return List.of(parameter);
        }
    }

    /**
     * What is one of several things.
     *
     * @param values each value of the parameter, with that which stands behind the column's key in the strings
     */
    record Choice(String column, String parameter, Map<String, String> values) implements ColumnFilter {
        /** Values that are called in the strings as they are for the server. */
        public static Choice of(String column, String parameter, Enum<?>... values) {
            Map<String, String> names = new LinkedHashMap<>();
            for (Enum<?> value : values) {
                names.put(value.name(), value.name());
            }
            return new Choice(column, parameter, names);
        }

        /** Whether something is so. */
        public static Choice either(String column, String parameter, String isSo, String isNot) {
            Map<String, String> values = new LinkedHashMap<>();
            values.put("true", isSo);
            values.put("false", isNot);
            return new Choice(column, parameter, values);
        }

        public Choice {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        @Override
        public List<String> parameters() {
            return List.of(parameter);
        }
    }

    /**
     * What is of some days, those of this machine's zone.
     *
     * @param from the parameter for the instant at which they begin
     * @param to the parameter for that at which they are over
     */
    record Days(String column, String from, String to) implements ColumnFilter {
        @Override
        public List<String> parameters() {
            return List.of(from, to);
        }

        static @Nullable String begin(@Nullable LocalDate first, ZoneId zone) {
            return first == null ? null : first.atStartOfDay(zone).toInstant().toString();
        }

        static @Nullable String end(@Nullable LocalDate last, ZoneId zone) {
            return last == null ? null : begin(last.plusDays(1), zone);
        }

        static @Nullable LocalDate first(@Nullable String begin, ZoneId zone) {
            return begin == null ? null : LocalDate.ofInstant(Instant.parse(begin), zone);
        }

        static @Nullable LocalDate last(@Nullable String end, ZoneId zone) {
            return end == null
                    ? null
                    : LocalDate.ofInstant(Instant.parse(end), zone).minusDays(1);
        }
    }
}
