package org.claviger.console.common;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/**
 * How a person has arranged the columns of each table, in {@code tables.properties}. A file that can't be read or written
 * costs a preference, and is no reason to trouble anyone.
 */
public final class TableLayouts {
    private final Path file;
    private final Background background;
    private final Properties layouts = new Properties();

    /** Keeps the file in {@code folder}, which is made when it is needed. */
    public TableLayouts(Path folder, Background background) {
        this.file = folder.resolve("tables.properties");
        this.background = background;
        try (Reader in = Files.newBufferedReader(file)) {
            layouts.load(in);
        } catch (IOException | IllegalArgumentException e) {
            // See above.
        }
    }

    /** The columns of a table from left to right; empty if nobody has arranged them. */
    List<Column> of(String table) {
        List<Column> columns = new ArrayList<>();
        for (String text : layouts.getProperty(table, "").split(";", -1)) {
            Column.parse(text).ifPresent(columns::add);
        }
        return columns;
    }

    /** Keeps the columns of a table. */
    void keep(String table, List<Column> columns) {
        layouts.setProperty(
                table, String.join(";", columns.stream().map(Column::text).toList()));
        Properties copy = (Properties) layouts.clone();
        background.workers().execute(() -> save(copy));
    }

    private synchronized void save(Properties all) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (Writer out = Files.newBufferedWriter(file)) {
                all.store(out, null);
            }
        } catch (IOException e) {
            // See above.
        }
    }

    /** One column. */
    record Column(String id, double width, boolean visible) {
        String text() {
            return id + "=" + (visible ? "" : "-") + String.format(Locale.ROOT, "%.0f", width);
        }

        static Optional<Column> parse(String text) {
            int equals = text.indexOf('=');
            try {
                double width = Double.parseDouble(text.substring(equals + 1));
                boolean visible = text.charAt(equals + 1) != '-';
                return Optional.of(new Column(text.substring(0, equals), Math.abs(width), visible));
            } catch (IndexOutOfBoundsException | NumberFormatException e) {
                return Optional.empty();
            }
        }
    }
}
